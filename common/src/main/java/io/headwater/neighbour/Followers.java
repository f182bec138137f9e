package io.headwater.neighbour;

import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The best followers of one item as they were at a time, the best first: what the second hop knows of the item. */
public final class Followers {
    /** Kept of an item; more name no better candidates. */
    static final int MOST = 16;

    private final long timeMillis;
    private final float forwardSum;
    private final float[] forward;
    private final int[] ends;
    private final byte[] snapshots;

    private Followers(
            long timeMillis, float forwardSum, float[] forward, int[] ends, byte[] snapshots) {
        this.timeMillis = timeMillis;
        this.forwardSum = forwardSum;
        this.forward = forward;
        this.ends = ends;
        this.snapshots = snapshots;
    }

    /** The best followers of a list at its newest time. */
    static Followers of(NeighbourList list) {
        int[] best = best(list, MOST);
        double worth = list.worth(list.newestMillis());
        SnapshotSlab known = list.snapshots();
        float[] forward = new float[best.length];
        int[] ends = new int[best.length];
        int end = 0;
        for (int i = 0; i < best.length; i++) {
            forward[i] = (float) (list.stored(MatrixKind.FORWARD, best[i]) * worth);
            end += known.length(best[i]);
            ends[i] = end;
        }
        byte[] snapshots = new byte[end];
        for (int i = 0; i < best.length; i++) {
            int length = known.length(best[i]);
            System.arraycopy(
                    known.block(best[i]),
                    known.start(best[i]),
                    snapshots,
                    ends[i] - length,
                    length);
        }
        return new Followers(
                list.newestMillis(),
                (float) (list.storedForwardSum() * worth),
                forward,
                ends,
                snapshots);
    }

    /** The entries of a list with the largest forward counts, the largest first, equal ones by hash. */
    static int[] best(NeighbourList list, int most) {
        int[] best = new int[Math.min(most, list.size())];
        int found = 0;
        for (int entry = 0; entry < list.size(); entry++) {
            if (list.stored(MatrixKind.FORWARD, entry) > 0) {
                int at = found < best.length ? found++ : found;
                for (; at > 0 && isBetter(list, entry, best[at - 1]); at--) {
                    if (at < best.length) {
                        best[at] = best[at - 1];
                    }
                }
                if (at < best.length) {
                    best[at] = entry;
                }
            }
        }
        return Arrays.copyOf(best, found);
    }

    private static boolean isBetter(NeighbourList list, int a, int b) {
        float first = list.stored(MatrixKind.FORWARD, a);
        float second = list.stored(MatrixKind.FORWARD, b);
        return first > second || (first == second && list.hashes()[a] < list.hashes()[b]);
    }

    /** The time as of which the counts are, epoch milliseconds. */
    public long timeMillis() {
        return timeMillis;
    }

    int size() {
        return forward.length;
    }

    float forwardSum() {
        return forwardSum;
    }

    float forward(int place) {
        return forward[place];
    }

    /** Where a follower's snapshot ends in {@link #snapshots()}. */
    int end(int place) {
        return ends[place];
    }

    /** The encoded snapshots one after the other; not to be written to. */
    byte[] snapshots() {
        return snapshots;
    }

    static final Format<Followers> FORMAT =
            new Format<>() {
                @Override
                public void write(Followers value, DataOutput out) throws IOException {
                    out.writeLong(value.timeMillis);
                    out.writeFloat(value.forwardSum);
                    Bytes.writeVarInt(out, value.size());
                    Bytes.writeFloats(out, value.forward, value.size());
                    for (int end : value.ends) {
                        Bytes.writeVarInt(out, end);
                    }
                    Bytes.writeBlock(out, value.snapshots);
                }

                @Override
                public Followers read(DataInput in) throws IOException {
                    long timeMillis = in.readLong();
                    float forwardSum = in.readFloat();
                    int[] ends = new int[Bytes.readVarInt(in)];
                    float[] forward = Bytes.readFloats(in, ends.length);
                    for (int i = 0; i < ends.length; i++) {
                        ends[i] = Bytes.readVarInt(in);
                    }
                    return new Followers(
                            timeMillis, forwardSum, forward, ends, Bytes.readBlock(in));
                }
            };
}
