package io.headwater.recommendation;

import io.headwater.recommendation.Explanation.Contribution;
import io.headwater.recommendation.Explanation.NamedBy;
import io.headwater.serialization.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How explanations become bytes between the rooms. */
final class ExplanationFormat {

    private ExplanationFormat() {}

    static void write(Explanation value, DataOutput out) throws IOException {
        Bytes.writeVarInt(out, value.sources().size());
        for (NamedBy source : value.sources()) {
            Bytes.writeText(out, source.source());
            Bytes.writeVarInt(out, source.rank());
        }
        out.writeDouble(value.bias());
        Bytes.writeVarInt(out, value.contributions().size());
        for (Contribution one : value.contributions()) {
            Bytes.writeText(out, one.name());
            out.writeDouble(one.value());
            out.writeDouble(one.contribution());
        }
        out.writeDouble(value.others());
    }

    static Explanation read(DataInput in) throws IOException {
        List<NamedBy> sources = new ArrayList<>();
        for (int left = Bytes.readVarInt(in); left > 0; left--) {
            sources.add(new NamedBy(Bytes.readText(in), Bytes.readVarInt(in)));
        }
        double bias = in.readDouble();
        List<Contribution> contributions = new ArrayList<>();
        for (int left = Bytes.readVarInt(in); left > 0; left--) {
            contributions.add(
                    new Contribution(Bytes.readText(in), in.readDouble(), in.readDouble()));
        }
        return new Explanation(sources, bias, contributions, in.readDouble());
    }
}
