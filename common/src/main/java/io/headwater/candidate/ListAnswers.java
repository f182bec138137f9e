package io.headwater.candidate;

import io.headwater.neighbour.SeedAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The answers to one list's questions, put together as they come: of its seeds, and of followers asked on behalf of some. */
public final class ListAnswers {
    private static final Comparator<SeedAnswer> ORDER =
            Comparator.comparingInt((SeedAnswer answer) -> Math.min(1, answer.query().hop()))
                    .thenComparingInt(answer -> answer.query().age())
                    .thenComparingInt(answer -> answer.query().hop());

    private final List<SeedAnswer> answers = new ArrayList<>(8);

    public void add(SeedAnswer answer) {
        answers.add(answer);
    }

    /** Whether all have come. */
    public boolean isComplete() {
        int seeds = 0;
        int asked = 0;
        for (SeedAnswer answer : answers) {
            if (answer.query().hop() == 0) {
                seeds++;
                asked += answer.asked();
            }
        }
        return seeds > 0
                && seeds == Math.max(1, answers.get(0).query().seeds())
                && answers.size() == seeds + asked;
    }

    /** Seeds by age, then followers by the age of their seed and their place; the first carries the request. */
    public List<SeedAnswer> inOrder() {
        answers.sort(ORDER);
        return answers;
    }
}
