package io.headwater.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ConfigurationOptionsTest {
    @TempDir Path folder;

    private final StringWriter said = new StringWriter();
    private final Reading command = new Reading();

    @Test
    void whatIsSetComesBeforeTheFileAndTheFileBeforeTheDefaults() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("headwater.yaml"), "kafka: {partitions: 3, group-id: shop}");

        assertThat(execute("--config", file.toString(), "--set", "kafka.partitions=4")).isZero();

        assertThat(command.read.kafka().partitions()).isEqualTo(4);
        assertThat(command.read.kafka().groupId()).isEqualTo("shop");
        assertThat(command.read.kafka().topics()).isEqualTo(KafkaConfiguration.Topics.defaults());
    }

    @Test
    void whatIsWrongIsSaidInALine() {
        assertThat(execute("--set", "kafka.partition=4")).isEqualTo(1);
        assertThat(execute("--config", "nowhere.yaml")).isEqualTo(1);

        assertThat(said.toString())
                .contains("kafka.partition is no setting; did you mean kafka.partitions?")
                .contains("--config: there is no readable file nowhere.yaml")
                .doesNotContain("\tat ");
    }

    @Test
    void aBugIsSaidWithItsPlace() {
        assertThat(execute("--set", "kafka.group-id=bug")).isEqualTo(1);
        assertThat(said.toString()).contains("IllegalStateException: a bug").contains("\tat ");
    }

    private int execute(String... words) {
        PrintWriter writer = new PrintWriter(said, true);
        return ConfigurationOptions.commandLine(command)
                .setOut(writer)
                .setErr(writer)
                .execute(words);
    }

    @Command(name = "reading")
    private static final class Reading implements Callable<Integer> {
        @Mixin private ConfigurationOptions settings;
        private HeadwaterConfiguration read;

        @Override
        public Integer call() throws Exception {
            read = settings.read();
            if (read.kafka().groupId().equals("bug")) {
                throw new IllegalStateException("a bug");
            }
            return 0;
        }
    }
}
