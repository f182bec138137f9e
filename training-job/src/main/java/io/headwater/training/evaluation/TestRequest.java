package io.headwater.training.evaluation;

import io.headwater.event.Ids;
import java.util.List;

/**
 * One request of the test slice, answered by every contender before its targets were known.
 *
 * @param historyEvents the user's events before it
 * @param targets distinct items of the user's next group, without the user's last item; at least one
 * @param answers per {@link Contender}, in order
 * @param poolScores the model's raw score of each candidate in the pool
 * @param poolLabels per candidate whether it is a target
 */
public record TestRequest(
        String userId,
        long asOfMillis,
        long historyEvents,
        List<Target> targets,
        List<Answer> answers,
        double[] poolScores,
        boolean[] poolLabels) {

    public TestRequest {
        targets = List.copyOf(targets);
        answers = List.copyOf(answers);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("a request without targets says nothing");
        }
        if (answers.size() != Contender.COUNT) {
            throw new IllegalArgumentException(
                    "answers must be one per contender, "
                            + Contender.COUNT
                            + ", were "
                            + answers.size());
        }
        if (poolScores.length != poolLabels.length) {
            throw new IllegalArgumentException(
                    "each score needs its label, had "
                            + poolScores.length
                            + " scores and "
                            + poolLabels.length
                            + " labels");
        }
    }

    Answer answer(Contender contender) {
        return answers.get(contender.ordinal());
    }

    /** Names the request among all others, whatever order they come in. */
    long key() {
        return Ids.hash(userId + ' ' + asOfMillis);
    }
}
