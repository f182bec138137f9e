package io.headwater.training.sample;

import io.headwater.candidate.ListRequest;
import io.headwater.event.Ids;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.serialization.Block;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One request, its seeds' answers and what the user turned to then, put together as they come. */
final class Gathering {
    private final List<SeedAnswer> answers = new ArrayList<>();
    private final Map<Long, Byte> targets = new TreeMap<>();
    private ListRequest request;

    /**
     * Adds an answer.
     *
     * @return whether it was the last
     */
    boolean add(SeedAnswer answer) {
        answers.add(answer);
        if (answer.query().age() == 0) {
            request = Block.decode(ListRequest.FORMAT, answer.query().request());
        }
        if (answers.size() < Math.max(1, answer.query().seeds())) {
            return false;
        }
        answers.sort(Comparator.comparingInt(one -> one.query().age()));
        return true;
    }

    ListRequest request() {
        return request;
    }

    List<SeedAnswer> answers() {
        return answers;
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
