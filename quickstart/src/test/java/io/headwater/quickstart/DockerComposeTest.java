package io.headwater.quickstart;

import static io.headwater.quickstart.RepositoryText.all;
import static io.headwater.quickstart.RepositoryText.first;
import static io.headwater.quickstart.RepositoryText.pairs;
import static io.headwater.quickstart.RepositoryText.read;
import static io.headwater.quickstart.RepositoryText.settings;
import static io.headwater.quickstart.RepositoryText.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;

/** No container runs in the build: what docker-compose.yml says is held against what ./cluster runs. */
class DockerComposeTest {
    private static final String CLUSTER = read("cluster");
    private static final String FLINK = read("docker/flink/Dockerfile");
    private static final JsonNode COMPOSE = yaml("docker-compose.yml");
    private static final JsonNode SERVICES = COMPOSE.path("services");

    @Test
    void kafkaIsSetUpAsInTheCluster() {
        Map<String, String> cluster =
                pairs(
                        "(?m)^([a-z.]+)=(\\S+)$",
                        first("(?s)kafka.properties\" <<EOF\n(.*?)EOF", CLUSTER));
        Map<String, String> compose = new TreeMap<>();
        for (var entry : SERVICES.at("/kafka/environment").properties()) {
            if (entry.getKey().startsWith("KAFKA_")) {
                String name = entry.getKey().substring(6).toLowerCase(Locale.ROOT);
                compose.put(name.replace('_', '.'), entry.getValue().asText());
            }
        }

        assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(compose.keySet());
        assertThat(compose).containsKeys(cluster.keySet().toArray(String[]::new));
        cluster.forEach(
                (name, value) -> {
                    if (!value.contains("$")) {
                        assertThat(compose).containsEntry(name, value);
                    }
                });
        assertThat(CLUSTER).contains(SERVICES.at("/kafka/environment/CLUSTER_ID").asText());
    }

    @Test
    void flinksSettingsAreKnownAndAddedToThoseOfTheCluster() {
        Map<String, String> added = settings("docker/flink/config.yaml");
        Set<String> known = new HashSet<>();
        for (ConfigOption<?> option :
                List.of(
                        JobManagerOptions.ADDRESS,
                        JobManagerOptions.BIND_HOST,
                        TaskManagerOptions.BIND_HOST,
                        RestOptions.ADDRESS,
                        RestOptions.BIND_ADDRESS,
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        CheckpointingOptions.SAVEPOINT_DIRECTORY)) {
            known.add(option.key());
        }
        known.add("metrics.reporter.prom.factory.class");
        known.add("metrics.reporter.prom.port");

        assertThat(added.keySet()).isEqualTo(known);
        assertThat(settings("conf/config.yaml")).doesNotContainKeys(known.toArray(String[]::new));
        assertThat(added)
                .containsEntry(
                        "metrics.reporter.prom.factory.class",
                        PrometheusReporterFactory.class.getName());
        assertThat(
                        SERVICES.at("/taskmanager/environment/TASK_MANAGER_NUMBER_OF_TASK_SLOTS")
                                .asText())
                .isEqualTo(settings("conf/config.yaml").get("taskmanager.numberOfTaskSlots"));
        assertThat(SERVICES.path("taskmanager").toString())
                .contains(added.get("metrics.reporter.prom.port"));
        String folder = first(":(.+)", SERVICES.at("/jobmanager/volumes/0").asText());
        for (String key :
                List.of("execution.checkpointing.dir", "execution.checkpointing.savepoint-dir")) {
            assertThat(FLINK).contains(" " + added.get(key).replace("file://", ""));
            assertThat(added.get(key)).startsWith("file://" + folder + "/");
        }
    }

    @Test
    void servicesAreReachedOnlyFromThisMachineOnThePortsOfTheCluster() {
        Map<String, String> ports =
                Map.of("kafka", "kafka", "jobmanager", "web", "mlflow", "mlflow");
        for (var service : SERVICES.properties()) {
            for (JsonNode port : service.getValue().path("ports")) {
                String usual = first(ports.get(service.getKey()) + "-port (\\d+)\\)", CLUSTER);
                assertThat(port.asText())
                        .matches("127\\.0\\.0\\.1:\\$\\{\\w+:-" + usual + "}:\\d+");
            }
        }
    }

    @Test
    void longRunningServicesTellTheirHealthAndKeepTheirStateInNamedVolumes() {
        Set<String> mounted = new HashSet<>();
        Set<String> once = Set.of("streaming-job", "training-job", "simulator");
        for (var service : SERVICES.properties()) {
            JsonNode said = service.getValue();
            assertThat(said.has("healthcheck"))
                    .as(service.getKey())
                    .isEqualTo(!once.contains(service.getKey()));
            said.path("volumes").forEach(volume -> mounted.add(folderOf(volume)));
            said.path("depends_on")
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(SERVICES.has(name)).isTrue());
        }
        assertThat(COMPOSE.path("volumes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(mounted);
    }

    @Test
    void theSampleNamesEveryVariableAndHoldsNoSecret() {
        Map<String, String> sample = pairs("(?m)^(\\w+)=(.*)$", read(".env.example"));
        assertThat(new HashSet<>(all("\\$\\{(\\w+)", read("docker-compose.yml"))))
                .isEqualTo(sample.keySet());
        assertThat(sample).containsEntry("POSTGRES_PASSWORD", "");
        assertThat(read("docker-compose.yml")).contains("${POSTGRES_PASSWORD:?");
        assertThat(read(".gitignore").lines()).contains(".env");
    }

    private static String folderOf(JsonNode volume) {
        return first("^([^:]+):", volume.asText());
    }
}
