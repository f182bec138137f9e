package io.headwater.candidate;

import io.headwater.neighbour.SeedAnswer;
import io.headwater.neighbour.SeedQuery;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One user's lists whose seeds have not all answered, and those that wait for an earlier list: lists leave in the order of their
 * numbers. Every question is answered, so nothing stays for long.
 */
public final class PendingLists {
    private long next;
    private final TreeMap<Long, ListAnswers> waiting = new TreeMap<>();

    public void add(SeedAnswer answer) {
        long number = answer.query().listNumber();
        if (number == 0) {
            next = 0;
        }
        waiting.computeIfAbsent(number, unused -> new ListAnswers()).add(answer);
    }

    /** The answers of the next list in their order, null while one is missing. The first of them carries the request. */
    public List<SeedAnswer> peek() {
        ListAnswers answers = waiting.get(next);
        return answers != null && answers.isComplete() ? answers.inOrder() : null;
    }

    /** The questions of lists that wait which carry the lists' requests, as far as they are answered. */
    public List<SeedQuery> requests() {
        List<SeedQuery> requests = new ArrayList<>();
        for (ListAnswers answers : waiting.values()) {
            SeedQuery first = answers.inOrder().get(0).query();
            if (first.request() != null) {
                requests.add(first);
            }
        }
        return requests;
    }

    /** Takes the list away that {@link #peek} gave. */
    public void remove() {
        waiting.remove(next++);
    }

    /** Number of lists that wait. */
    public int size() {
        return waiting.size();
    }

    /** Version 1. */
    public static final Format<PendingLists> FORMAT =
            new Format<>() {
                @Override
                public void write(PendingLists value, DataOutput out) throws IOException {
                    Bytes.writeVarLong(out, value.next);
                    Bytes.writeVarInt(out, value.waiting.size());
                    for (ListAnswers list : value.waiting.values()) {
                        List<SeedAnswer> answers = list.inOrder();
                        Bytes.writeVarInt(out, answers.size());
                        for (SeedAnswer answer : answers) {
                            SeedAnswer.FORMAT.write(answer, out);
                        }
                    }
                }

                @Override
                public PendingLists read(DataInput in) throws IOException {
                    PendingLists value = new PendingLists();
                    value.next = Bytes.readVarLong(in);
                    int lists = Bytes.readVarInt(in);
                    for (int i = 0; i < lists; i++) {
                        int answers = Bytes.readVarInt(in);
                        for (int j = 0; j < answers; j++) {
                            SeedAnswer answer = SeedAnswer.FORMAT.read(in);
                            value.waiting
                                    .computeIfAbsent(
                                            answer.query().listNumber(),
                                            unused -> new ListAnswers())
                                    .add(answer);
                        }
                    }
                    return value;
                }
            };
}
