package io.headwater.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir Path folder;

    @Test
    void aRunIsReadAsItWasWritten() throws IOException {
        RunRecord record = Runs.of("job-1", true);
        RunFolder.write(folder, record);

        assertThat(RunFolder.read(folder).record()).isEqualTo(record);
        assertThat(Files.readString(folder.resolve("run.json")))
                .contains(
                        "\"run_name\"",
                        "\"2026-01-31T08:00:00Z\"",
                        "\"source_type\" : \"local\"",
                        "[ [ 1, 0.0 ], [ 2, 0.5 ]");
    }

    @Test
    void aRunWithoutDataSetOrModelIsFine() throws IOException {
        RunRecord bare = Runs.bare();
        RunFolder.write(folder, bare);

        assertThat(RunFolder.read(folder).record()).isEqualTo(bare);
    }

    @Test
    void everythingThatMlflowWouldRefuseIsNamedAtOnce() {
        assertThatThrownBy(
                        () ->
                                new RunRecord(
                                        "it's",
                                        "e",
                                        "n",
                                        Instant.MAX,
                                        Instant.EPOCH,
                                        Map.of("p", "x".repeat(6001)),
                                        Map.of("a//b", ""),
                                        Map.of("hr@20", 1.0),
                                        Map.of("../x", List.of()),
                                        new RunRecord.Dataset(
                                                "d", "0".repeat(64), "local", "s", null, null),
                                        null,
                                        false))
                .hasMessageContainingAll(
                        "key: a name must have at most 250 letters",
                        "started must not be after ended",
                        "p must have at most 6000 characters, had 6001",
                        "was a//b",
                        "was hr@20",
                        "was ../x",
                        "dataset.digest must have at most 36 characters, had 64");
    }

    @Test
    void aFolderWithoutARunIsRefusedWithWhatItMustHave() {
        assertThatThrownBy(() -> RunFolder.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("must have run.json and artifacts");
    }

    @Test
    void anInvalidRecordIsRefusedWithFileAndReason() throws IOException {
        RunFolder.write(folder, Runs.of("job-1", true));
        Path file = folder.resolve("run.json");
        Files.writeString(file, Files.readString(file).replace("job-1", "it's"));

        assertThatThrownBy(() -> RunFolder.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("run.json", "was it's");
    }
}
