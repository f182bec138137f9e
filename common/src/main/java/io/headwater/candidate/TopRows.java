package io.headwater.candidate;

/** Picks the rows with the largest values in order; equal values go by the smaller hash. Made for reuse. */
public final class TopRows {
    private final int[] rows;
    private int size;
    private double[] values;
    private long[] hashes;

    public TopRows(int most) {
        this.rows = new int[most];
    }

    /**
     * Orders the best of the first {@code count} rows with a value above {@code floor}.
     *
     * @return how many there are, at most {@code most}
     */
    public int pick(double[] columnValues, long[] rowHashes, int count, double floor, int most) {
        this.values = columnValues;
        this.hashes = rowHashes;
        size = 0;
        double least = floor;
        for (int row = 0; row < count; row++) {
            if (size < most) {
                if (columnValues[row] > floor) {
                    rows[size] = row;
                    siftUp(size++);
                }
            } else if (columnValues[row] >= least && better(row, rows[0])) {
                rows[0] = row;
                siftDown(size);
                least = columnValues[rows[0]];
            }
        }
        for (int end = size - 1; end > 0; end--) {
            int worst = rows[0];
            rows[0] = rows[end];
            rows[end] = worst;
            siftDown(end);
        }
        return size;
    }

    public int row(int rank) {
        return rows[rank];
    }

    private boolean better(int a, int b) {
        return values[a] > values[b] || (values[a] == values[b] && hashes[a] < hashes[b]);
    }

    private void siftUp(int from) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!better(rows[parent], rows[at])) {
                return;
            }
            swap(at, parent);
            at = parent;
        }
    }

    private void siftDown(int end) {
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= end) {
                return;
            }
            if (child + 1 < end && better(rows[child], rows[child + 1])) {
                child++;
            }
            if (!better(rows[at], rows[child])) {
                return;
            }
            swap(at, child);
            at = child;
        }
    }

    private void swap(int a, int b) {
        int row = rows[a];
        rows[a] = rows[b];
        rows[b] = row;
    }
}
