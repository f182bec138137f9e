package io.headwater.item;

import java.util.Arrays;

/** Encoded snapshots by row, each where it lies: many may share the block in which they came. Blocks are not to be written to. */
public final class SnapshotColumn {
    private byte[][] blocks;
    private int[] starts;
    private int[] lengths;

    public SnapshotColumn(int rows) {
        blocks = new byte[rows][];
        starts = new int[rows];
        lengths = new int[rows];
    }

    public void grow(int rows) {
        blocks = Arrays.copyOf(blocks, rows);
        starts = Arrays.copyOf(starts, rows);
        lengths = Arrays.copyOf(lengths, rows);
    }

    public void set(int row, byte[] block, int start, int length) {
        blocks[row] = block;
        starts[row] = start;
        lengths[row] = length;
    }

    /** Lets go of the blocks of the first rows. */
    public void clear(int rows) {
        Arrays.fill(blocks, 0, rows, null);
    }

    public byte[] block(int row) {
        return blocks[row];
    }

    public int start(int row) {
        return starts[row];
    }

    public int length(int row) {
        return lengths[row];
    }

    public long timeMillis(int row) {
        return EncodedSnapshot.timeMillis(blocks[row], starts[row]);
    }

    /** The snapshot alone. */
    public byte[] get(int row) {
        byte[] block = blocks[row];
        int start = starts[row];
        int end = start + lengths[row];
        return start == 0 && end == block.length ? block : Arrays.copyOfRange(block, start, end);
    }
}
