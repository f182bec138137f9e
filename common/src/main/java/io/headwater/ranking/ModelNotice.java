package io.headwater.ranking;

import io.headwater.model.ModelPackage;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.RecommendationFormats;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Another model for a variant of the ranking.
 *
 * @param version name, version, and the variant that it takes over
 * @param content the encoded {@link ModelPackage}, null when the variant has no model any more
 */
public record ModelNotice(ModelVersion version, byte[] content) {
    public static final String CHAMPION = "champion";
    public static final String CHALLENGER = "challenger";

    /** The variant of a challenger that nobody is shown. */
    static final String SHADOW = "shadow";

    /** Version 1; state holds it too. */
    public static final Format<ModelNotice> FORMAT =
            new Format<>() {
                @Override
                public void write(ModelNotice value, DataOutput out) throws IOException {
                    RecommendationFormats.MODEL.write(value.version, out);
                    Bytes.writeBlock(out, value.content);
                }

                @Override
                public ModelNotice read(DataInput in) throws IOException {
                    return new ModelNotice(
                            RecommendationFormats.MODEL.read(in), Bytes.readBlock(in));
                }
            };
}
