package io.headwater.neighbour;

import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the second hop was told of one item's followers, last and the time before. Two, because with several slots a user's next event
 * may overtake a question on its way here, and an answer must not hold what comes after its question.
 */
public final class ToldFollowers {
    private Followers last;
    private long lastKey = Long.MIN_VALUE;
    private Followers before;

    /**
     * Takes followers.
     *
     * @param orderKey their place in the order of all records
     */
    public void tell(Followers followers, long orderKey) {
        before = last;
        last = followers;
        lastKey = orderKey;
    }

    /** What a question with that order key may know, null for nothing. */
    public Followers at(long orderKey) {
        return lastKey < orderKey ? last : before;
    }

    public static final Format<ToldFollowers> FORMAT =
            new Format<>() {
                @Override
                public void write(ToldFollowers value, DataOutput out) throws IOException {
                    out.writeLong(value.lastKey);
                    writeFollowers(out, value.last);
                    writeFollowers(out, value.before);
                }

                @Override
                public ToldFollowers read(DataInput in) throws IOException {
                    ToldFollowers value = new ToldFollowers();
                    value.lastKey = in.readLong();
                    value.last = readFollowers(in);
                    value.before = readFollowers(in);
                    return value;
                }
            };

    private static void writeFollowers(DataOutput out, Followers followers) throws IOException {
        out.writeBoolean(followers != null);
        if (followers != null) {
            Followers.FORMAT.write(followers, out);
        }
    }

    private static Followers readFollowers(DataInput in) throws IOException {
        return in.readBoolean() ? Followers.FORMAT.read(in) : null;
    }
}
