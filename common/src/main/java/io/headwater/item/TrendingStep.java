package io.headwater.item;

import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lists of {@link TrendingBoard} as of the end of one step; an item that is in several lists is held once. */
public final class TrendingStep {
    /** Before any step has closed. */
    public static final TrendingStep NONE =
            new TrendingStep(Long.MIN_VALUE, new byte[0][], new int[TrendingBoard.LISTS][0]);

    private final long closedMillis;
    private final byte[][] items;
    private final long[] hashes;
    private final int[][] lists;

    private TrendingStep(long closedMillis, byte[][] items, int[][] lists) {
        this.closedMillis = closedMillis;
        this.items = items;
        this.hashes = Arrays.stream(items).mapToLong(ItemSnapshot::hashOf).toArray();
        this.lists = lists;
    }

    static TrendingStep of(long closedMillis, TopItems[] tops, int length) {
        Map<Long, Integer> indexes = new HashMap<>();
        List<byte[]> items = new ArrayList<>();
        int[][] lists = new int[tops.length][];
        for (int i = 0; i < tops.length; i++) {
            lists[i] = new int[Math.min(length, tops[i].size())];
            for (int rank = 0; rank < lists[i].length; rank++) {
                Integer known = indexes.putIfAbsent(tops[i].hash(rank), items.size());
                if (known == null) {
                    lists[i][rank] = items.size();
                    items.add(tops[i].snapshot(rank));
                } else {
                    lists[i][rank] = known;
                }
            }
        }
        return new TrendingStep(closedMillis, items.toArray(byte[][]::new), lists);
    }

    public long closedMillis() {
        return closedMillis;
    }

    /** Items of a list, by index of {@link TrendingBoard#LISTS}. */
    public int length(int list) {
        return lists[list].length;
    }

    /** Index of the item at a place of a list, best first; the same item has one index in all lists. */
    public int index(int list, int rank) {
        return lists[list][rank];
    }

    /** Number of distinct items. */
    public int items() {
        return items.length;
    }

    /** The encoded snapshot of an item by index. */
    public byte[] snapshot(int index) {
        return items[index];
    }

    /** {@link ItemSnapshot#hashOf} of an item by index. */
    public long hash(int index) {
        return hashes[index];
    }

    public static final Format<TrendingStep> FORMAT =
            new Format<>() {
                @Override
                public void write(TrendingStep value, DataOutput out) throws IOException {
                    out.writeLong(value.closedMillis);
                    Bytes.writeVarInt(out, value.items.length);
                    for (byte[] item : value.items) {
                        Bytes.writeBlock(out, item);
                    }
                    for (int[] list : value.lists) {
                        Bytes.writeVarInt(out, list.length);
                        for (int index : list) {
                            Bytes.writeVarInt(out, index);
                        }
                    }
                }

                @Override
                public TrendingStep read(DataInput in) throws IOException {
                    long closedMillis = in.readLong();
                    byte[][] items = new byte[Bytes.readVarInt(in)][];
                    for (int i = 0; i < items.length; i++) {
                        items[i] = Bytes.readBlock(in);
                    }
                    int[][] lists = new int[TrendingBoard.LISTS][];
                    for (int i = 0; i < lists.length; i++) {
                        lists[i] = new int[Bytes.readVarInt(in)];
                        for (int rank = 0; rank < lists[i].length; rank++) {
                            lists[i][rank] = Bytes.readVarInt(in);
                        }
                    }
                    return new TrendingStep(closedMillis, items, lists);
                }
            };
}
