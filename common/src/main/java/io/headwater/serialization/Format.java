package io.headwater.serialization;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/** How a value becomes bytes: the same bytes for exchange between rooms and, behind a version, for state. */
public interface Format<T> extends Serializable {

    void write(T value, DataOutput out) throws IOException;

    T read(DataInput in) throws IOException;
}
