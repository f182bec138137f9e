package io.headwater.training.sample;

import io.headwater.candidate.FeatureSchema;
import io.headwater.candidate.Precision;
import io.headwater.event.Ids;
import io.headwater.event.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;

/** All samples, a request a line: when and what it is, and a hash of its rows to the last bit of every feature. */
final class SampleLines implements SampleConsumer<SampleLines.Lines> {
    private static final long serialVersionUID = 1L;

    private transient List<String> lines;

    /** Lines in the order of the samples. */
    public record Lines(List<String> lines) {}

    @Override
    public void open(RuntimeContext context) {
        lines = new ArrayList<>();
    }

    @Override
    public void accept(Sample sample) {
        StringBuilder line = new StringBuilder();
        SampleRows rows = sample.rows();
        for (int row = 0; row < rows.size(); row++) {
            line.append('\n').append(rows.itemId(row)).append(' ').append(rows.grade(row));
            line.append(' ').append(rows.origin(row)).append(' ').append(rows.probability(row));
            for (int feature = 0; feature < FeatureSchema.NAMES.size(); feature++) {
                line.append(' ').append(Float.floatToRawIntBits(rows.feature(row, feature)));
            }
        }
        lines.add(
                sample.asOfMillis()
                        + " "
                        + sample.requestId()
                        + " "
                        + sample.slice()
                        + " "
                        + rows.size()
                        + " rows "
                        + Ids.hash(line.toString()));
    }

    @Override
    public void refuse(Rejection rejection) {}

    @Override
    public Lines finish(Precision table, int catalogueItems) {
        return new Lines(lines);
    }
}
