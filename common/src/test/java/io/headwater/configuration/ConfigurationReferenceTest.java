package io.headwater.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");

    /** To renew the page, run this test with JAVA_TOOL_OPTIONS=-Dheadwater.write-docs=true. */
    @Test
    void thePageListsEverySettingAsItIs() throws IOException {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Configuration

                        Keys of `conf/headwater.yaml`; each can be overridden with `--set key=value`. Flink's own settings are in
                        `conf/config.yaml`. Every error is named at once, with the key, the value and what is allowed.

                        | key | default | allowed | meaning |
                        |---|---|---|---|
                        """);
        for (Setting setting : ConfigurationReader.reference()) {
            page.append("| `")
                    .append(setting.key())
                    .append("` | ")
                    .append(
                            setting.defaultValue().isEmpty()
                                    ? ""
                                    : "`" + setting.defaultValue() + "`")
                    .append(" | ")
                    .append(setting.allowed())
                    .append(" | ")
                    .append(setting.meaning())
                    .append(" |\n");
        }
        if (Boolean.getBoolean("headwater.write-docs")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }
}
