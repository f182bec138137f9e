package io.headwater.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationReaderTest {

    @Test
    void anEmptyFileIsTheDefaults() {
        assertThat(ConfigurationReader.read("", List.of()))
                .isEqualTo(HeadwaterConfiguration.defaults());
    }

    @Test
    void theFileOfTheProjectIsTheDefaults() throws IOException {
        assertThat(ConfigurationReader.read(Path.of("../conf/headwater.yaml"), List.of()))
                .isEqualTo(HeadwaterConfiguration.defaults());
    }

    @Test
    void readsKeysAndOverrides() {
        HeadwaterConfiguration read =
                ConfigurationReader.read(
                        "intake:\n  session-gap: 45 min\n  types: {order: purchase}\n",
                        List.of(
                                "rules.bought-within=30 d",
                                "kafka.properties.security.protocol=SSL"));

        assertThat(read.intake().sessionGap()).isEqualTo(Duration.ofMinutes(45));
        assertThat(read.intake().types()).containsEntry("order", "purchase");
        assertThat(read.rules().boughtWithin()).isEqualTo(Duration.ofDays(30));
        assertThat(read.kafka().properties()).containsEntry("security.protocol", "SSL");
    }

    @Test
    void namesEveryErrorAtOnce() {
        List<String> wrong =
                List.of(
                        "recommend.limit=0",
                        "ranking.trending=never",
                        "intake.session-gap=soon",
                        "intake.types.order=sale",
                        "recommend.limits=5");

        assertThatThrownBy(() -> ConfigurationReader.read("", wrong))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("recommend.limit is '0', allowed is integer from 1 to 100")
                .hasMessageContaining("ranking.trending is 'never', allowed is latest, exact")
                .hasMessageContaining("intake.session-gap is 'soon'")
                .hasMessageContaining("intake.types.order is 'sale'")
                .hasMessageContaining(
                        "recommend.limits is no setting; did you mean recommend.limit?");
    }

    @Test
    void refusesWhatIsNotYaml() {
        assertThatThrownBy(() -> ConfigurationReader.read("a: [", List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("not YAML");
    }
}
