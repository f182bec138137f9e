package io.headwater.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.PlainHouse;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.Event;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.RecommendedItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamingTopologyITCase {
    private static final long SEED = 5;

    @RegisterExtension static final MiniClusterExtension CLUSTER = Environments.cluster(2);

    @Test
    void inOneSlotEveryListEqualsThatOfThePlainHouse() throws Exception {
        HeadwaterConfiguration configuration = exact();
        List<Event> events = RandomLog.of(SEED, 3000);
        PlainHouse house = new PlainHouse(configuration);
        Map<String, List<RecommendedItem>> expected = new HashMap<>();
        for (Event event : events) {
            Recommendation list = house.accept(event);
            if (list != null) {
                expected.put(list.eventId(), list.items());
            }
        }

        List<Recommendation> lists = run(configuration, events, 1);

        assertThat(lists).as("seed %d", SEED).hasSameSizeAs(expected.keySet());
        for (Recommendation list : lists) {
            assertThat(list.items())
                    .as("seed %d, list after %s", SEED, list.eventId())
                    .isEqualTo(expected.get(list.eventId()));
        }
        assertThat(house.outcomes()).hasSizeGreaterThan(1000);
    }

    @Test
    void inTwoSlotsEveryAcceptedEventHasExactlyOneListAndUsersDiffer() throws Exception {
        List<Event> events = RandomLog.of(SEED, 3000);

        List<Recommendation> lists = run(ConfigurationReader.read("", List.of()), events, 2);

        Set<String> accepted = new HashSet<>();
        events.forEach(event -> accepted.add(event.eventId()));
        Map<String, List<RecommendedItem>> last = new HashMap<>();
        Set<String> answered = new HashSet<>();
        for (Recommendation list : lists) {
            assertThat(answered.add(list.eventId())).as("a second list").isTrue();
            last.put(list.userId(), list.items());
        }
        assertThat(answered).isEqualTo(accepted);
        assertThat(new HashSet<>(last.values())).hasSizeGreaterThan(3);
    }

    @Test
    void namesOfStatefulOperatorsAreAContract() {
        StreamExecutionEnvironment environment = Environments.of(1, RuntimeExecutionMode.STREAMING);
        StreamingJob.describe(
                environment,
                ConfigurationReader.read(
                        "",
                        List.of(
                                "model.source=folder",
                                "model.folder=models",
                                "kafka.topics.proposals=proposals")));

        List<String> uids =
                environment.getStreamGraph(false).getStreamNodes().stream()
                        .map(StreamNode::getTransformationUID)
                        .filter(uid -> uid != null)
                        .sorted()
                        .toList();

        assertThat(uids)
                .contains(
                        "intake",
                        "items",
                        "kafka-events",
                        "kafka-items",
                        "kafka-outcomes",
                        "kafka-proposals",
                        "kafka-recommendations",
                        "kafka-rejections",
                        "kafka-requests",
                        "model-watch",
                        "neighbours",
                        "proposals",
                        "ranking",
                        "second-hop",
                        "trending",
                        "users");
    }

    private static List<Recommendation> run(
            HeadwaterConfiguration configuration, List<Event> events, int parallelism)
            throws Exception {
        StreamExecutionEnvironment environment =
                Environments.of(parallelism, RuntimeExecutionMode.STREAMING);
        StreamingTopology.Outputs outputs =
                StreamingTopology.build(
                        configuration, source(environment, events), null, null, null);
        List<Recommendation> lists = new ArrayList<>();
        try (CloseableIterator<Recommendation> collected =
                outputs.recommendations().executeAndCollect("topology")) {
            collected.forEachRemaining(lists::add);
        }
        return lists;
    }

    private static DataStream<Event> source(
            StreamExecutionEnvironment environment, List<Event> events) {
        return environment.fromData(events, StreamTypes.EVENT).uid("source").setParallelism(1);
    }

    /** A small heap, so that values go through the backend's bytes all the time. */
    private static HeadwaterConfiguration exact() {
        return ConfigurationReader.read("", List.of("ranking.trending=exact", "state.hot-keys=3"));
    }
}
