package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.registry.Attempts;
import io.headwater.registry.MlflowHttp;
import io.headwater.registry.ModelVersions;
import io.headwater.registry.RegisteredVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * From events to lists by a model that was learnt from them: the stream runs, the trainer registers, the stream follows, refuses what
 * is no model, and comes back with the same version though MLflow is gone.
 */
final class WholeLoop {
    private static final long SEED = 12;
    private static final int EVENTS = 8000;
    private static final int BEFORE_TRAINING = 4000;
    private static final int BEFORE_CRASH = 6000;
    private static final int PORTION = 100;
    private static final String NAME = "recommender-model";
    private static final String TOPICS =
            " --set kafka.topics.events=loop-events --set kafka.topics.items= --set kafka.topics.requests="
                    + " --set kafka.topics.recommendations=loop-lists --set kafka.topics.rejected=loop-rejected"
                    + " --set kafka.topics.outcomes=loop-outcomes --set kafka.topics.proposals=loop-proposals"
                    + " --set kafka.partitions=3";

    /** More than one TaskManager has slots, and checkpoints soon, so that the test need not wait long for one. */
    private static final String RUN =
            "-p 3 -Dexecution.checkpointing.interval=1s -Dexecution.checkpointing.min-pause=100ms";

    private static final String SMALL = "--set training.learner.trees=12";

    private final LocalCluster cluster;
    private final MlflowHttp mlflow;
    private final ModelVersions versions;
    private final RandomLog log = new RandomLog(SEED, EVENTS);
    private String job;

    WholeLoop(LocalCluster cluster) {
        this.cluster = cluster;
        this.mlflow = new MlflowHttp(cluster.mlflow(), Attempts.PATIENT);
        this.versions = new ModelVersions(mlflow);
    }

    void run() throws Exception {
        job = cluster.submit(RUN, TOPICS + " --set model.poll=500ms");
        try (TopicClient client =
                new TopicClient(cluster.bootstrapServers(), List.of("loop-lists"))) {
            walk(client);
        } finally {
            cluster.flink("cancel " + job);
        }
    }

    private void walk(TopicClient client) throws Exception {
        log.send(client, "loop-events", 0, BEFORE_TRAINING);
        awaitLists(client, BEFORE_TRAINING);
        assertThat(client.messages())
                .allMatch(message -> ranker(message.json()).equals("formula 1"));
        String version = NAME + " 1";
        trainThreeTimes(client);
        int swapped = awaitSwap(client, version);
        refuseWhatIsNoModel(client);
        crash(client, swapped);
        assertThat(listsFrom(client, swapped)).allMatch(list -> ranker(list).equals(version));
    }

    private static String ranker(JsonNode list) {
        JsonNode model = list.path("model");
        return model.path("name").asText() + " " + model.path("version").asText();
    }

    private static void awaitLists(TopicClient client, int events) throws Exception {
        Set<String> seen = new HashSet<>();
        client.await(
                "lists for " + events + " events",
                message ->
                        seen.add(message.json().path("event_id").asText())
                                && seen.size() == events);
    }

    /** On the topic that the stream reads, in the same TaskManagers, of which nothing is left there. */
    private void trainThreeTimes(TopicClient client) throws Exception {
        List<ProcessHandle> taskManagers = cluster.processes("taskexecutor");
        assertThat(train()).isEqualTo("1");
        assertThat(train()).isEqualTo("2");
        TaskManagerMemory twice = TaskManagerMemory.of(cluster);
        assertThat(train()).isEqualTo("3");
        client.pollUntil(
                "left with no more than after two trainings",
                () -> TaskManagerMemory.of(cluster).isLike(twice));
        assertThat(cluster.processes("taskexecutor")).isEqualTo(taskManagers);
        assertThat(taskManagers).allMatch(process -> process.children().findAny().isEmpty());
        assertThat(versions.alias(NAME, "champion")).map(RegisteredVersion::version).contains("1");
        assertThat(versions.alias(NAME, "challenger"))
                .map(RegisteredVersion::version)
                .contains("3");
    }

    /** The version that the run has made. */
    private String train() throws Exception {
        return LocalCluster.find(
                "Registered " + NAME + " version (\\d+)", cluster.train("loop-events", SMALL));
    }

    /** Sends events in small portions until one gets no list but by the model; gives how many were sent. */
    private int awaitSwap(TopicClient client, String version) throws Exception {
        for (int sent = BEFORE_TRAINING; sent < BEFORE_CRASH; sent += PORTION) {
            log.send(client, "loop-events", sent, sent + PORTION);
            awaitLists(client, sent + PORTION);
            if (listsFrom(client, sent).stream().allMatch(list -> ranker(list).equals(version))) {
                return sent + PORTION;
            }
        }
        throw new AssertionError("the model does not rank");
    }

    /** A version without a model package: refused with a word on the version, the good one goes on ranking. */
    private void refuseWhatIsNoModel(TopicClient client) throws Exception {
        RegisteredVersion good = versions.alias(NAME, "champion").orElseThrow();
        String folder = versions.artifacts(NAME, good.version());
        JsonNode made =
                mlflow.post(
                        "model-versions/create",
                        Map.of(
                                "name",
                                NAME,
                                "source",
                                folder + "/headwater",
                                "run_id",
                                good.runId()));
        String number = made.at("/model_version/version").asText();
        RegisteredVersion bad = new RegisteredVersion(NAME, number, "");
        versions.setAlias("champion", bad);
        client.pollUntil(
                "the version is refused", () -> versions.tag(bad, "headwater.refused").isPresent());
        assertThat(versions.tag(bad, "headwater.refused").orElseThrow())
                .contains("no file headwater/manifest.json");
    }

    /** MLflow and a TaskManager are killed while the job works. */
    private void crash(TopicClient client, int sent) throws Exception {
        long checkpoints = checkpoints("completed");
        client.pollUntil(
                "two checkpoints later", () -> checkpoints("completed") >= checkpoints + 2);
        log.send(client, "loop-events", sent, BEFORE_CRASH);
        awaitLists(client, sent + (BEFORE_CRASH - sent) / 2);
        kill(cluster.processes("mlflow").get(0));
        kill(cluster.processes("taskexecutor").get(0));
        long killed = System.currentTimeMillis();
        log.send(client, "loop-events", BEFORE_CRASH, EVENTS);
        cluster.restartTaskManagers();
        long there = System.currentTimeMillis();
        awaitLists(client, EVENTS);
        System.out.printf(
                "After kill -9 of a TaskManager: another was there after %d ms, no list for %d ms%n",
                there - killed, longestPause(client, killed));
        assertThat(checkpoints("restored")).isPositive();
    }

    /** Between two lists that were made after that time, in milliseconds. */
    private static long longestPause(TopicClient client, long since) {
        long[] times =
                client.messages().stream()
                        .mapToLong(list -> list.json().path("generated_at").asLong())
                        .filter(time -> time > since)
                        .sorted()
                        .toArray();
        long longest = times[0] - since;
        for (int i = 1; i < times.length; i++) {
            longest = Math.max(longest, times[i] - times[i - 1]);
        }
        return longest;
    }

    /** With those that it has started. */
    private static void kill(ProcessHandle process) throws Exception {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process)).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle killed : all) {
            killed.onExit().get(1, TimeUnit.MINUTES);
        }
    }

    private long checkpoints(String kind) throws Exception {
        return cluster.flinkTells("/jobs/" + job + "/checkpoints")
                .path("counts")
                .path(kind)
                .asLong();
    }

    /** The lists for events from a place in the log on. */
    private static List<JsonNode> listsFrom(TopicClient client, int from) {
        return client.messages().stream()
                .map(TopicClient.Message::json)
                .filter(
                        list ->
                                Integer.parseInt(list.path("event_id").asText().substring(1))
                                        >= from)
                .toList();
    }
}
