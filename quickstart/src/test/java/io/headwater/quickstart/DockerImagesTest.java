package io.headwater.quickstart;

import static io.headwater.quickstart.RepositoryText.HOME;
import static io.headwater.quickstart.RepositoryText.all;
import static io.headwater.quickstart.RepositoryText.first;
import static io.headwater.quickstart.RepositoryText.read;
import static io.headwater.quickstart.RepositoryText.settings;
import static io.headwater.quickstart.RepositoryText.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.configuration.ConfigurationReader;
import io.headwater.streaming.StreamingJob;
import io.headwater.training.TrainingJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** No container runs in the build: what the images are made of is held against what the project builds, and what ./cluster runs. */
class DockerImagesTest {
    private static final String CLUSTER = read("cluster");
    private static final String POM = read("pom.xml");
    private static final String FLINK = read("docker/flink/Dockerfile");
    private static final String MLFLOW = read("docker/mlflow/Dockerfile");
    private static final String COMMANDS = read("docker/flink/headwater");
    private static final JsonNode SERVICES = yaml("docker-compose.yml").path("services");

    @Test
    void versionsAreThoseOfTheBuildAndOfTheCluster() {
        String flink = first("<flink.version>(.*)</", POM);
        assertThat(FLINK).contains("\nFROM flink:" + flink + "-scala_2.12-java" + release() + "\n");
        assertThat(CLUSTER).contains("flink_version=" + flink + "\n");
        assertThat(FLINK).contains("-eclipse-temurin-" + release() + " AS build");
        assertThat(image("kafka")).isEqualTo("apache/kafka:" + first("<kafka.version>(.*)</", POM));
        String mlflow = first("mlflow==([0-9.]+)", read("scripts/mlflow.sh"));
        assertThat(MLFLOW).contains("pip install --no-cache-dir mlflow==" + mlflow + " ");
        assertThat(image("mlflow")).isEqualTo("headwater/mlflow:" + mlflow);
        String own = first("<artifactId>headwater</artifactId>\\s*<version>(.*)</", POM);
        assertThat(image("jobmanager")).isEqualTo("headwater/flink:" + own);
    }

    @Test
    void everyImageIsPinnedToAReleaseAndNoneRunsAsRoot() {
        List<String> images = new ArrayList<>();
        SERVICES.forEach(service -> images.add(service.path("image").asText()));
        for (String file : List.of(FLINK, MLFLOW)) {
            images.addAll(all("(?m)^FROM (\\S+)", file));
            assertThat(all("(?m)^USER (.*)", file).get(all("(?m)^USER (.*)", file).size() - 1))
                    .matches("[1-9][0-9]*(:[1-9][0-9]*)?");
        }
        assertThat(images).hasSizeGreaterThan(8).allMatch(name -> name.matches(".+:\\d+\\.\\d+.*"));
    }

    @Test
    void whatIsCopiedIsInTheRepositoryOrMadeByItsBuild() {
        assertThat(all("/src/(\\S+)", FLINK))
                .containsExactly(
                        "streaming-job/target/streaming-job.jar",
                        "training-job/target/training-job.jar",
                        "quickstart/target/quickstart-" + version() + ".jar",
                        "event-logs/target/event-logs-" + version() + ".jar");
        assertThat(POM)
                .contains("<outputFile>${project.build.directory}/${project.artifactId}.jar");
        assertThat(all("(?m)^COPY (?:--chmod=755 )?(\\w\\S+) ", FLINK))
                .hasSize(4)
                .allSatisfy(file -> assertThat(HOME.resolve(file)).exists());
        assertThat(all("(?m)^!(\\S+)", read(".dockerignore")))
                .contains(
                        "conf",
                        "docker",
                        "LICENSE",
                        "NOTICE",
                        "pom.xml",
                        "*/pom.xml",
                        "*/src/main");
    }

    @Test
    void commandsNameClassesOptionsAndSettingsThatExist() throws Exception {
        assertThat(FLINK + COMMANDS).contains("/opt/headwater").contains("headwater.yaml");
        assertThat(Class.forName(first("(io\\.headwater\\S+)", COMMANDS)))
                .isEqualTo(Simulator.class);
        List<String> settings = all("--set \"?([a-z.-]+=[^\" ]+)", COMMANDS);
        assertThat(settings).hasSize(5);
        ConfigurationReader.read(HOME.resolve("conf/headwater.yaml"), settings);
        assertThat(optionsOf(new StreamingJob())).contains("--config", "--set");
        assertThat(optionsOf(new TrainingJob()))
                .contains("--config", "--set", "--tracking-uri", "--events");
        assertThat(optionsOf(new Simulator())).contains("--config", "--set");
        for (String command : List.of("streaming-job", "training-job", "simulator")) {
            JsonNode words = SERVICES.path(command).path("command");
            assertThat(words.path(0).asText()).isEqualTo("headwater");
            assertThat(COMMANDS).contains("\n    " + words.path(1).asText() + ")\n");
        }
        assertThat(COMMANDS).contains(":-kafka:9092}").contains(":-http://mlflow:5000}");
        assertThat(read("streaming-job/src/main/java/io/headwater/streaming/StreamingJob.java"))
                .contains("execute(\"headwater\")");
    }

    @Test
    void mlflowIsServedAsInTheClusterButFromADatabase() {
        String served =
                first("(?s)(export MLFLOW_SERVER.*?--workers 1)", read("scripts/mlflow.sh"));
        for (String setting : all("(MLFLOW_\\w+=\\w+)", served)) {
            assertThat(MLFLOW).contains(setting);
        }
        for (String option : all("(--(?:artifacts-destination|host|port|workers)) ", served)) {
            assertThat(MLFLOW).contains("\"" + option + "\"");
        }
        assertThat(MLFLOW).contains("\"--allowed-hosts\", \"mlflow:5000,");
        JsonNode database = SERVICES.at("/postgres/environment");
        assertThat(SERVICES.at("/mlflow/environment/MLFLOW_BACKEND_STORE_URI").asText())
                .isEqualTo(
                        "postgresql://%s@postgres:5432/%s",
                        database.path("POSTGRES_USER").asText(),
                        database.path("POSTGRES_DB").asText());
    }

    private static String release() {
        return first("<maven.compiler.release>(.*)</", POM);
    }

    private static String version() {
        return first("<artifactId>headwater</artifactId>\\s*<version>(.*)</", POM);
    }

    private static String image(String service) {
        return SERVICES.path(service).path("image").asText();
    }

    private static Set<String> optionsOf(Object command) {
        return new CommandLine(command).getCommandSpec().optionsMap().keySet();
    }
}
