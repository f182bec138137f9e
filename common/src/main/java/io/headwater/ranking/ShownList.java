package io.headwater.ranking;

import io.headwater.candidate.RankBucket;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.RecommendationFormats;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A list that a user was shown, kept until the next events have judged it. Items are {@link io.headwater.event.Ids#hash hashes}.
 * Not a record, for its arrays are its content and stay inside.
 */
final class ShownList {
    /** No list, with a pool of nobody. */
    static final ShownList NONE =
            new ShownList(null, null, 0, new long[0], new long[0], new int[0], new long[0]);

    private final String recommendationId;
    private final ModelVersion model;
    private final long asOfMillis;
    private final long[] items;
    private final long[] popular;

    /** Half of each candidate's hash: enough to find one among a pool. */
    private final int[] pool;

    private final long[] buckets;

    ShownList(
            String recommendationId,
            ModelVersion model,
            long asOfMillis,
            long[] items,
            long[] popular,
            int[] pool,
            long[] buckets) {
        this.recommendationId = recommendationId;
        this.model = model;
        this.asOfMillis = asOfMillis;
        this.items = items;
        this.popular = popular;
        this.pool = pool;
        this.buckets = buckets;
    }

    String recommendationId() {
        return recommendationId;
    }

    ModelVersion model() {
        return model;
    }

    long asOfMillis() {
        return asOfMillis;
    }

    /** Place of an item in the list from 1, 0 if it is absent. */
    int rankOf(long item) {
        return place(items, item) + 1;
    }

    /** Place of an item in the popularity list of that time from 1, 0 if it is absent. */
    int popularityRankOf(long item) {
        return place(popular, item) + 1;
    }

    /** The arrays of the pool, for another list of as many candidates once this one is gone. */
    int[] pool() {
        return pool;
    }

    long[] buckets() {
        return buckets;
    }

    /** Teaches the ranker what came of the pool. */
    void teach(FormulaRanker ranker, long[] targets) {
        boolean[] hit = new boolean[pool.length];
        for (long target : targets) {
            int half = half(target);
            for (int i = 0; i < pool.length; i++) {
                hit[i] |= pool[i] == half;
            }
        }
        ranker.learn(buckets, hit);
    }

    /** What is kept of a candidate's hash. */
    static int half(long hash) {
        return (int) (hash >>> 32);
    }

    static int place(long[] places, long item) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] == item) {
                return i;
            }
        }
        return -1;
    }

    static final Format<ShownList> FORMAT =
            new Format<>() {
                @Override
                public void write(ShownList value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.recommendationId);
                    RecommendationFormats.MODEL.write(value.model, out);
                    out.writeLong(value.asOfMillis);
                    Bytes.writeLongs(out, value.items);
                    Bytes.writeLongs(out, value.popular);
                    Bytes.writeVarInt(out, value.pool.length);
                    for (int i = 0; i < value.pool.length; i++) {
                        out.writeInt(value.pool[i]);
                        RankBucket.write(value.buckets[i], out);
                    }
                }

                @Override
                public ShownList read(DataInput in) throws IOException {
                    String recommendationId = Bytes.readText(in);
                    ModelVersion model = RecommendationFormats.MODEL.read(in);
                    long asOfMillis = in.readLong();
                    long[] items = Bytes.readLongs(in);
                    long[] popular = Bytes.readLongs(in);
                    int[] pool = new int[Bytes.readVarInt(in)];
                    long[] buckets = new long[pool.length];
                    for (int i = 0; i < pool.length; i++) {
                        pool[i] = in.readInt();
                        buckets[i] = RankBucket.read(in);
                    }
                    return new ShownList(
                            recommendationId, model, asOfMillis, items, popular, pool, buckets);
                }
            };
}
