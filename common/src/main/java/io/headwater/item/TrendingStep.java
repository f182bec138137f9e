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
            new TrendingStep(
                    Long.MIN_VALUE,
                    new byte[0][],
                    new long[0],
                    new int[TrendingBoard.LISTS][0],
                    PopularItems.NONE);

    private final long closedMillis;
    private final byte[][] items;
    private final long[] hashes;
    private final int[][] lists;
    private final PopularItems popular;

    private TrendingStep(
            long closedMillis, byte[][] items, long[] hashes, int[][] lists, PopularItems popular) {
        this.closedMillis = closedMillis;
        this.items = items;
        this.hashes = hashes;
        this.lists = lists;
        this.popular = popular;
    }

    static TrendingStep of(long closedMillis, TopItems[] tops, int length, PopularItems popular) {
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
        return of(closedMillis, items.toArray(byte[][]::new), lists, popular);
    }

    private static TrendingStep of(
            long closedMillis, byte[][] items, int[][] lists, PopularItems popular) {
        long[] hashes = Arrays.stream(items).mapToLong(ItemSnapshot::hashOf).toArray();
        return new TrendingStep(closedMillis, items, hashes, lists, popular);
    }

    /** This step beside the popular items of its time. */
    public TrendingStep with(PopularItems popularItems) {
        return new TrendingStep(closedMillis, items, hashes, lists, popularItems);
    }

    /** The newest popular items that were known when the step closed; they are written apart from it. */
    public PopularItems popular() {
        return popular;
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
                    Bytes.writeBlocks(out, value.items);
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
                    byte[][] items = Bytes.readBlocks(in);
                    int[][] lists = new int[TrendingBoard.LISTS][];
                    for (int i = 0; i < lists.length; i++) {
                        lists[i] = new int[Bytes.readVarInt(in)];
                        for (int rank = 0; rank < lists[i].length; rank++) {
                            lists[i][rank] = Bytes.readVarInt(in);
                        }
                    }
                    return of(closedMillis, items, lists, PopularItems.NONE);
                }
            };
}
