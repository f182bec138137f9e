package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.model.HandMadeModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From events by two models' lists and what users found in them to a proposal on its topic. */
class ProposalITCase {
    private static final long START = 1_767_225_600_000L;
    private static final long MINUTE = 60_000;
    private static final int USERS = 400;
    private static final int EVENTS = 12;
    private static final int ITEMS = 100;

    @TempDir Path folder;

    private record Step(String user, String item, long timeMillis) {}

    @Test
    void theJobProposesAChallengerWhoseUsersFindMore() throws Exception {
        // a missing feature counts as too large: one shows what does not follow, one what does
        publish("champion", 0);
        publish("challenger", 1);
        try (RunningJob job = start()) {
            job.cluster().awaitModel();
            int number = 0;
            for (Step step : walks()) {
                job.client().event("e" + number++, step.user, step.item, "view", step.timeMillis);
            }

            JsonNode proposal =
                    job.client()
                            .await(
                                    "proposal",
                                    message -> message.topic().equals("promotion-proposals"));

            assertThat(proposal.path("model").asText()).isEqualTo("recommender-model");
            for (String variant : List.of("champion", "challenger")) {
                assertThat(proposal.path(variant).asText()).isEqualTo(version(job, variant));
            }
            assertThat(proposal.path("challenger_reward").asDouble())
                    .isGreaterThan(proposal.path("champion_reward").asDouble());
        }
    }

    private void publish(String variant, double related) throws Exception {
        new HandMadeModel()
                .plus("forward", 1e9, related, 1 - related)
                .pack()
                .write(folder.resolve("models").resolve(variant));
    }

    private RunningJob start() throws Exception {
        return RunningJob.start(
                folder,
                2,
                List.of("recommendations", "promotion-proposals"),
                "kafka.topics.proposals=promotion-proposals",
                "kafka.partitions=1",
                "model.source=folder",
                "model.folder=" + folder.resolve("models"),
                "model.challenger-share=0.5");
    }

    /** The one that the lists of a variant name. */
    private static String version(RunningJob job, String variant) throws Exception {
        return job.client()
                .await(
                        "list by the " + variant,
                        message -> message.json().at("/model/variant").asText().equals(variant))
                .at("/model/version")
                .asText();
    }

    /** Every 20 minutes a user comes and goes from item to the next. */
    private static List<Step> walks() {
        List<Step> steps = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            for (int step = 0; step < EVENTS; step++) {
                long time = START + (20L * user + step) * MINUTE + user;
                steps.add(new Step("u" + user, "i" + (user * 37 + step) % ITEMS, time));
            }
        }
        steps.sort(Comparator.comparingLong(Step::timeMillis));
        return steps;
    }
}
