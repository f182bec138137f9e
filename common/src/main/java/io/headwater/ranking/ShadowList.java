package io.headwater.ranking;

import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Outcome;
import io.headwater.recommendation.RecommendationFormats;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a model would have shown in the place of a list; judged with it, and seen by nobody. */
public final class ShadowList {
    private final ModelVersion model;
    private final long[] items;

    /**
     * @param items hashes, the best first
     */
    ShadowList(ModelVersion model, long[] items) {
        this.model = model;
        this.items = items;
    }

    /** The outcome of the list that was shown, as if this one had been. */
    Outcome instead(Outcome shown, long item) {
        return new Outcome(
                shown.recommendationId(),
                shown.userId(),
                shown.eventId(),
                shown.itemId(),
                shown.type(),
                shown.eventTimeMillis(),
                model,
                ShownList.place(items, item) + 1,
                shown.popularityRank(),
                shown.delayMillis());
    }

    static final Format<ShadowList> FORMAT =
            new Format<>() {
                @Override
                public void write(ShadowList value, DataOutput out) throws IOException {
                    RecommendationFormats.MODEL.write(value.model, out);
                    Bytes.writeLongs(out, value.items);
                }

                @Override
                public ShadowList read(DataInput in) throws IOException {
                    return new ShadowList(
                            RecommendationFormats.MODEL.read(in), Bytes.readLongs(in));
                }
            };
}
