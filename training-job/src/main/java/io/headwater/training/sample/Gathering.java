package io.headwater.training.sample;

import io.headwater.candidate.ListAnswers;
import io.headwater.candidate.ListRequest;
import io.headwater.event.Ids;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.serialization.Block;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One request, the answers to its questions and what the user turned to then, put together as they come. */
final class Gathering {
    private final ListAnswers answers = new ListAnswers();
    private final Map<Long, Byte> targets = new TreeMap<>();
    private ListRequest request;

    /**
     * Adds an answer.
     *
     * @return whether it was the last
     */
    boolean add(SeedAnswer answer) {
        answers.add(answer);
        if (answer.query().request() != null) {
            request = Block.decode(ListRequest.FORMAT, answer.query().request());
        }
        return answers.isComplete();
    }

    ListRequest request() {
        return request;
    }

    List<SeedAnswer> answers() {
        return answers.inOrder();
    }

    /** Adds what the user turned to; an item of several events has the best grade of them. */
    void add(Label label) {
        targets.merge(Ids.hash(label.itemId()), label.grade(), (a, b) -> a > b ? a : b);
    }

    /** Grade by hash of the items that the user turned to. */
    Map<Long, Byte> targets() {
        return targets;
    }
}
