package io.headwater.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.event.Rejection;
import io.headwater.event.RejectionJson;
import io.headwater.training.run.RunOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedLinesITCase {
    private static final byte[] NOT_TEXT = {'{', (byte) 0xff, (byte) 0xfe, '"'};

    @TempDir Path folder;

    @Test
    void linesThatNobodyCanReadAreKeptWithReasonPlaceAndBytes() throws Exception {
        List<String> good = ShopLog.lines(1, 40, 3000);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        write(lines, good.get(0).getBytes(UTF_8));
        write(lines, NOT_TEXT);
        write(lines, new byte[0]);
        write(lines, "{\"event_id\":\"x\"}".getBytes(UTF_8));
        for (String line : good.subList(1, good.size())) {
            write(lines, line.getBytes(UTF_8));
        }
        Path events = folder.resolve("events.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(events))) {
            lines.writeTo(out);
        }

        RunOutcome outcome = Trainings.run(2, Trainings.options(events, folder.resolve("run")));

        assertThat(outcome.refused()).isEqualTo(Map.of("not_json", 1L, "missing_field", 1L));
        assertThat(outcome.describe())
                .contains("Refused records: 1 missing_field, 1 not_json")
                .contains("Kept in " + folder.resolve("run"));
        List<Rejection> kept = kept(folder.resolve("run").resolve("rejected.jsonl.gz"));
        assertThat(kept)
                .allSatisfy(one -> assertThat(one.origin().topic()).endsWith("/events.jsonl.gz"))
                .extracting(one -> one.reason() + " " + one.origin().offset())
                .containsExactlyInAnyOrder("NOT_JSON 2", "MISSING_FIELD 4");
        assertThat(kept)
                .filteredOn(one -> one.reason() == Rejection.Reason.NOT_JSON)
                .allSatisfy(one -> assertThat(one.origin().value()).isEqualTo(NOT_TEXT));
    }

    @Test
    void aLogOfNothingButBrokenLinesEndsSayingWhatIsWrongWithThem() throws Exception {
        Path events = folder.resolve("events.jsonl");
        Files.writeString(events, "{\"event_id\":\"x\"}\nnonsense\n{}\n");

        assertThatThrownBy(() -> Trainings.run(1, Trainings.options(events, folder.resolve("run"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no event in the log")
                .hasMessageContaining("2 missing_field, such as: ")
                .hasMessageContaining("1 not_json, such as: ")
                .hasMessageContaining("events.jsonl");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private static void write(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    private static List<Rejection> kept(Path file) throws IOException {
        List<Rejection> kept = new ArrayList<>();
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
                kept.add(RejectionJson.decode(line.getBytes(UTF_8)));
            }
        }
        return kept;
    }
}
