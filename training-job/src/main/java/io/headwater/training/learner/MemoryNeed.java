package io.headwater.training.learner;

import java.util.OptionalLong;

/**
 * What the child will hold at its peak, estimated from the size of the data before it starts.
 *
 * @param heapBytes the JVM's heap: one float matrix at a time, on its way into LightGBM
 * @param nativeBytes LightGBM's copy of that matrix, its bins, scores and histograms, and the JVM itself
 */
record MemoryNeed(long cells, long rows, long heapBytes, long nativeBytes) {
    private static final long MEGABYTE = 1 << 20;

    /** Measured: a JVM that has loaded LightGBM and does nothing. */
    private static final long JVM_BYTES = 110 * MEGABYTE;

    private static final long HEAP_BASE_BYTES = 48 * MEGABYTE;

    /** Label, group, gradient, hessian, ordered copies of both, score, indices of bagging and leaves. */
    private static final long ROW_BYTES = 64;

    /** A histogram entry: sums of gradient and hessian. */
    private static final long HISTOGRAM_BYTES = 16;

    /** LightGBM finds the edges of the bins from so many rows, a double and an index per value. */
    private static final long SAMPLED_ROWS = 200_000;

    private static final long SAMPLED_BYTES = 12;
    private static final int BINS_OF_A_BYTE = 256;

    static MemoryNeed of(GroupFile train, GroupFile validation, LearnerConfiguration learner) {
        long cells = train.cells() + validation.cells();
        long rows = train.rows() + validation.rows();
        long largest = Math.max(train.cells(), validation.cells());
        int bins = learner.bins();
        int binBytes = bins < BINS_OF_A_BYTE ? 1 : 2;
        // once by feature for reading, once by row for training
        long binned = 2L * binBytes * cells;
        long sampled =
                SAMPLED_BYTES * Math.min(train.rows(), SAMPLED_ROWS) * train.features().size();
        long histograms =
                HISTOGRAM_BYTES
                        * bins
                        * train.features().size()
                        * (learner.settings().leaves() + 8L);
        return new MemoryNeed(
                cells,
                rows,
                HEAP_BASE_BYTES + Float.BYTES * largest + ROW_BYTES / 4 * rows,
                JVM_BYTES
                        + Float.BYTES * largest
                        + Math.max(sampled, binned)
                        + ROW_BYTES * rows
                        + histograms);
    }

    long bytes() {
        return heapBytes + nativeBytes;
    }

    long heapMegabytes() {
        return heapBytes / MEGABYTE + 1;
    }

    /** Refuses what does not fit, where it is known how much is left. */
    void check(OptionalLong availableBytes) throws LearnerRefusedException {
        if (availableBytes.isPresent() && bytes() > availableBytes.getAsLong()) {
            throw new LearnerRefusedException(
                    "learning from "
                            + rows
                            + " rows × "
                            + cells / Math.max(1, rows)
                            + " features needs about "
                            + bytes() / MEGABYTE
                            + " MB beside the TaskManager, this machine has "
                            + availableBytes.getAsLong() / MEGABYTE
                            + " MB left: sample fewer requests or negatives, or give the machine"
                            + " or container more memory");
        }
    }
}
