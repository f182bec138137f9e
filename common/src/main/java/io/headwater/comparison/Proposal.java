package io.headwater.comparison;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.comparison.Comparison.Verdict;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A word to whoever decides: the challenger's users fared better than the champion's.
 *
 * @param model name of the registered model
 * @param champion its version, and so is the challenger
 * @param metric what was compared, such as hr_at_20
 * @param decidedMillis time of the outcome that decided
 */
public record Proposal(
        String model,
        String champion,
        String challenger,
        String metric,
        Comparison seen,
        long decidedMillis) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** As a record of the topic. */
    public byte[] json() {
        try {
            return MAPPER.writeValueAsBytes(
                    MAPPER.createObjectNode()
                            .put("model", model)
                            .put("champion", champion)
                            .put("challenger", challenger)
                            .put("metric", metric)
                            .put("champion_users", seen.championUsers())
                            .put("champion_reward", seen.championReward())
                            .put("challenger_users", seen.challengerUsers())
                            .put("challenger_reward", seen.challengerReward())
                            .put("evidence", seen.evidence())
                            .put("evidence_needed", seen.needed())
                            .put("event_time", decidedMillis));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Version 1. */
    public static final Format<Proposal> FORMAT =
            new Format<>() {
                @Override
                public void write(Proposal value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.model);
                    Bytes.writeText(out, value.champion);
                    Bytes.writeText(out, value.challenger);
                    Bytes.writeText(out, value.metric);
                    Bytes.writeVarLong(out, value.seen.championUsers());
                    out.writeDouble(value.seen.championReward());
                    Bytes.writeVarLong(out, value.seen.challengerUsers());
                    out.writeDouble(value.seen.challengerReward());
                    out.writeDouble(value.seen.evidence());
                    out.writeDouble(value.seen.needed());
                    out.writeLong(value.decidedMillis);
                }

                @Override
                public Proposal read(DataInput in) throws IOException {
                    return new Proposal(
                            Bytes.readText(in),
                            Bytes.readText(in),
                            Bytes.readText(in),
                            Bytes.readText(in),
                            new Comparison(
                                    Verdict.BETTER,
                                    Bytes.readVarLong(in),
                                    in.readDouble(),
                                    Bytes.readVarLong(in),
                                    in.readDouble(),
                                    in.readDouble(),
                                    in.readDouble()),
                            in.readLong());
                }
            };
}
