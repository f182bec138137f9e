package io.headwater.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.comparison.Proposal;
import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import io.headwater.model.HandMadeModel;
import io.headwater.ranking.BoardNotice;
import io.headwater.ranking.ModelNotice;
import io.headwater.recommendation.ModelVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From events by two models' lists and what users found in them to a proposal. */
class ProposalITCase {
    private static final long START = 1_767_225_600_000L;
    private static final long MINUTE = 60_000;
    private static final int USERS = 400;
    private static final int EVENTS = 12;
    private static final int ITEMS = 100;

    @RegisterExtension static final MiniClusterExtension CLUSTER = Environments.cluster(2);

    @Test
    void theJobProposesAChallengerWhoseUsersFindMore() throws Exception {
        // a missing feature counts as too large: one shows what does not follow, one what does
        BoardNotice champion = notice("1", ModelNotice.CHAMPION, 0);
        BoardNotice challenger = notice("2", ModelNotice.CHALLENGER, 1);

        List<Proposal> proposals = run(List.of(champion, challenger));

        assertThat(proposals).hasSize(1);
        assertThat(proposals.get(0).champion()).isEqualTo("1");
        assertThat(proposals.get(0).challenger()).isEqualTo("2");
        assertThat(proposals.get(0).seen().challengerReward())
                .isGreaterThan(proposals.get(0).seen().championReward());
    }

    private static BoardNotice notice(String version, String variant, double related) {
        byte[] model =
                new HandMadeModel().plus("forward", 1e9, related, 1 - related).pack().encode();
        return BoardNotice.of(
                new ModelNotice(new ModelVersion("recommender-model", version, variant), model));
    }

    private static List<Proposal> run(List<BoardNotice> models) throws Exception {
        HeadwaterConfiguration configuration =
                ConfigurationReader.read(
                        "",
                        List.of("kafka.topics.proposals=proposals", "model.challenger-share=0.5"));
        StreamExecutionEnvironment environment = Environments.of(2, RuntimeExecutionMode.STREAMING);
        StreamingTopology.Outputs outputs =
                StreamingTopology.build(
                        configuration,
                        environment
                                .fromData(walks(), StreamTypes.EVENT)
                                .uid("events")
                                .setParallelism(1),
                        null,
                        null,
                        environment
                                .fromData(models, StreamTypes.BOARD_NOTICE)
                                .uid("models")
                                .setParallelism(1));
        List<Proposal> proposals = new ArrayList<>();
        try (CloseableIterator<Proposal> collected =
                outputs.proposals().executeAndCollect("proposals")) {
            collected.forEachRemaining(proposals::add);
        }
        return proposals;
    }

    /** Every 20 minutes a user comes and goes from item to the next. */
    private static List<Event> walks() {
        List<Event> events = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            for (int step = 0; step < EVENTS; step++) {
                long time = START + (20L * user + step) * MINUTE + user;
                events.add(
                        new Event(
                                "e" + user + "-" + step,
                                "u" + user,
                                "i" + (user * 37 + step) % ITEMS,
                                EventType.VIEW,
                                time,
                                null,
                                Float.NaN,
                                false,
                                new Origin("events", 0, events.size(), time, null, null)));
            }
        }
        events.sort(Comparator.comparingLong(Event::timestampMillis));
        return events;
    }
}
