package io.headwater.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A limit on the size of files stands in for a disk without space: a write fails in the midst of a file. */
class FullDiskITCase {
    private static final int KILOBYTES = 512;

    @TempDir Path folder;

    @Test
    void aTrainingThatRunsOutOfSpaceSaysSoAndLeavesNothing() throws Exception {
        Path log = ShopLog.write(folder.resolve("events.jsonl"), ShopLog.lines(5, 60, 4000));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path said = folder.resolve("said");

        Process training =
                new ProcessBuilder(command(temporary, log))
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        try {
            assertThat(training.waitFor(120, TimeUnit.SECONDS)).as("it ended").isTrue();
        } finally {
            training.destroyForcibly();
        }

        assertThat(training.exitValue()).isNotZero();
        assertThat(Files.readString(said)).containsPattern("Training failed: .*File too large");
        assertThat(folder.resolve("run")).doesNotExist();
        assertThat(left(temporary)).isEmpty();
    }

    private List<String> command(Path temporary, Path log) {
        List<String> java = new ArrayList<>();
        java.add(ProcessHandle.current().info().command().orElseThrow());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-"))
                .forEach(java::add);
        java.add("-Djava.io.tmpdir=" + temporary);
        java.add("-cp");
        java.add(System.getProperty("java.class.path"));
        java.add(TrainingJob.class.getName());
        java.add("--events=" + log);
        java.add("--out=" + folder.resolve("run"));
        java.add("--set=training.learner.trees=10");
        List<String> command = new ArrayList<>(List.of("bash", "-c"));
        command.add("ulimit -f " + KILOBYTES + "; exec \"$@\"");
        command.add("bash");
        command.addAll(java);
        return command;
    }

    private static List<Path> left(Path temporary) throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(file -> file.toString().contains("headwater-training-")).toList();
        }
    }
}
