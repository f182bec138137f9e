package io.headwater.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaConfigurationTest {

    @Test
    void aClientHasWhatIsConfiguredBeforeWhatIsUsual() {
        KafkaConfiguration kafka =
                ConfigurationReader.read(
                                "",
                                List.of(
                                        "kafka.bootstrap-servers=broker:9092",
                                        "kafka.properties.linger.ms=5",
                                        "kafka.properties.sasl.jaas.config=secret"))
                        .kafka();

        assertThat(
                        kafka.client(
                                Map.of(
                                        "linger.ms",
                                        "0",
                                        "acks",
                                        "all",
                                        "bootstrap.servers",
                                        "elsewhere:9092")))
                .containsOnly(
                        Map.entry("bootstrap.servers", "broker:9092"),
                        Map.entry("linger.ms", "5"),
                        Map.entry("acks", "all"),
                        Map.entry("sasl.jaas.config", "secret"));
    }
}
