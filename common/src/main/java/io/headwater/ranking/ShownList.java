package io.headwater.ranking;

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
    private final String recommendationId;
    private final ModelVersion model;
    private final long asOfMillis;
    private final long[] items;
    private final long[] popular;
    private final long[] pool;
    private final long[] buckets;

    ShownList(
            String recommendationId,
            ModelVersion model,
            long asOfMillis,
            long[] items,
            long[] popular,
            long[] pool,
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

    /** Teaches the ranker what came of the pool. */
    void teach(FormulaRanker ranker, long[] targets) {
        boolean[] hit = new boolean[pool.length];
        for (long target : targets) {
            int at = place(pool, target);
            if (at >= 0) {
                hit[at] = true;
            }
        }
        ranker.learn(buckets, hit);
    }

    private static int place(long[] places, long item) {
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
                    Bytes.writeLongs(out, value.pool);
                    Bytes.writeLongs(out, value.buckets);
                }

                @Override
                public ShownList read(DataInput in) throws IOException {
                    return new ShownList(
                            Bytes.readText(in),
                            RecommendationFormats.MODEL.read(in),
                            in.readLong(),
                            Bytes.readLongs(in),
                            Bytes.readLongs(in),
                            Bytes.readLongs(in),
                            Bytes.readLongs(in));
                }
            };
}
