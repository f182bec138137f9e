package io.headwater.dataflow;

import java.io.IOException;

/** Where the values of a room rest: in the state backend, under the operator's current key, as versioned bytes. */
interface ColdState<V> {

    /** The value, null when there is none. */
    V read() throws IOException;

    void write(V value) throws IOException;
}
