package io.headwater.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.event.EventType;
import io.headwater.item.Views;
import io.headwater.neighbour.AnswerMaker;
import io.headwater.neighbour.NeighbourList;
import io.headwater.neighbour.PairUpdate;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.neighbour.SeedQuery;
import org.junit.jupiter.api.Test;

class ListAnswersTest {
    private final ListAnswers answers = new ListAnswers();

    @Test
    void areCompleteWhenEverySeedAndEveryFollowerAskedForItHasAnswered() {
        answers.add(follower(1, 2));
        answers.add(seed(0, 0));
        assertThat(answers.isComplete()).as("a follower's answer stands for no seed's").isFalse();
        answers.add(seed(1, 2));
        assertThat(answers.isComplete()).isFalse();
        answers.add(follower(1, 1));

        assertThat(answers.isComplete()).isTrue();
        assertThat(answers.inOrder())
                .extracting(answer -> answer.query().age() + "." + answer.query().hop())
                .containsExactly("0.0", "1.0", "1.1", "1.2");
    }

    @Test
    void ofARequestWithoutSeedsAreCompleteWithTheOneThatPassesBy() {
        assertThat(answers.isComplete()).isFalse();
        answers.add(SeedAnswer.empty(new SeedQuery("u", 0, 0, 0, 1, new byte[1])));
        assertThat(answers.isComplete()).isTrue();
    }

    private static SeedAnswer seed(int age, int asked) {
        NeighbourList list = new NeighbourList(10, 1000);
        list.fold(new PairUpdate(1, EventType.VIEW, 1, true, 1, Views.snapshot("cup", 1)));
        return new AnswerMaker(10).answer(list, new SeedQuery("u", 0, age, 2, 1, null), asked);
    }

    private static SeedAnswer follower(int age, int hop) {
        return SeedAnswer.empty(new SeedQuery("u", 0, age, 2, 1, null, hop, 1));
    }
}
