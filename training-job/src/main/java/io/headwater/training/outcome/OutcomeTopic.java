package io.headwater.training.outcome;

import io.headwater.configuration.KafkaConfiguration;
import io.headwater.dataflow.TopicContents;
import io.headwater.recommendation.AnswerJson;
import io.headwater.recommendation.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The topic of outcomes as it lies there now. */
final class OutcomeTopic {
    /** The same whichever partition was read first. */
    private static final Comparator<Outcome> BY_TIME =
            Comparator.comparingLong(Outcome::eventTimeMillis)
                    .thenComparing(Outcome::recommendationId)
                    .thenComparing(Outcome::eventId);

    private final KafkaConfiguration kafka;

    OutcomeTopic(KafkaConfiguration kafka) {
        this.kafka = kafka;
    }

    /** The outcomes wanted that lie there now, each once, in the order of their times. */
    List<Outcome> read(Predicate<Outcome> wanted) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        try (TopicContents topics = new TopicContents(kafka)) {
            topics.read(
                    kafka.topics().outcomes(),
                    "kafka.topics.outcomes",
                    record -> {
                        Outcome outcome = AnswerJson.decodeOutcome(record.value());
                        if (wanted.test(outcome) && seen.add(identity(outcome))) {
                            outcomes.add(outcome);
                        }
                    });
        }
        outcomes.sort(BY_TIME);
        return outcomes;
    }

    private static List<String> identity(Outcome outcome) {
        return List.of(outcome.recommendationId(), outcome.eventId(), outcome.model().variant());
    }
}
