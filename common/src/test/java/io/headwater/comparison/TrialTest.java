package io.headwater.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.recommendation.Outcome;
import io.headwater.serialization.Block;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final int USERS = 400;
    private static final long LATER = 1000;

    private final Trial trial = new Trial();

    @Test
    void aChallengerWhoseUsersFareBetterIsProposedOnceWithWhatWasSeen() {
        List<Outcome> outcomes = Trials.outcomes("1", "2", 0, USERS);
        outcomes.addAll(Trials.outcomes("1", "2", LATER, USERS));

        List<Proposal> proposals = fold(outcomes);

        assertThat(proposals).hasSize(1);
        Proposal proposal = proposals.get(0);
        assertThat(proposal.model()).isEqualTo("recommender-model");
        assertThat(proposal.champion()).isEqualTo("1");
        assertThat(proposal.challenger()).isEqualTo("2");
        assertThat(proposal.metric()).isEqualTo("hr_at_20");
        assertThat(proposal.seen().evidence()).isGreaterThanOrEqualTo(proposal.seen().needed());
        assertThat(proposal.seen().needed()).isEqualTo(20);
    }

    @Test
    void itSaysWhatTheCommandSaysOfTheSameOutcomes() {
        ChallengerTest command = new ChallengerTest(86_400_000);
        List<Outcome> outcomes = Trials.outcomes("1", "2", 0, USERS);
        Comparison expected = null;
        // the first was there before there were two
        for (int i = 1; expected == null; i++) {
            Outcome outcome = outcomes.get(i);
            boolean challenged = outcome.model().variant().equals("challenger");
            command.add(
                    outcome.userId(),
                    challenged,
                    Reward.HIT.of(outcome.hitRank(), 20),
                    outcome.eventTimeMillis());
            Comparison seen = command.result(0.05);
            expected = seen.verdict() == Comparison.Verdict.BETTER ? seen : null;
        }

        assertThat(fold(outcomes).get(0).seen()).isEqualTo(expected);
    }

    @Test
    void aChallengerThatIsNoBetterIsNotProposed() {
        assertThat(fold(Trials.outcomes("1", "1", 0, USERS))).as("the same version").isEmpty();
        List<Outcome> worse = new ArrayList<>();
        for (Outcome outcome : Trials.outcomes("2", "1", 0, USERS)) {
            boolean challenged = outcome.model().variant().equals("challenger");
            worse.add(
                    Trials.outcome(
                            outcome.userId(),
                            challenged ? "2" : "1",
                            outcome.model().variant(),
                            outcome.hitRank() == 0,
                            outcome.eventTimeMillis()));
        }
        assertThat(fold(worse)).isEmpty();
    }

    @Test
    void anotherVersionBeginsAnewAndListsOfTheOneBeforeAreWitnessesNoMore() {
        List<Outcome> outcomes = Trials.outcomes("1", "2", 0, USERS);
        List<Outcome> promoted = Trials.outcomes("2", "3", LATER, USERS);
        Outcome late = outcomes.get(1);
        for (int i = 0; i < promoted.size(); i += 3) {
            promoted.add(i, late);
        }
        outcomes.addAll(promoted);

        assertThat(fold(outcomes)).extracting(Proposal::champion).containsExactly("1", "2");
    }

    @Test
    void whatIsReadBackGoesOnAsIfNothingHadHappened() {
        List<Outcome> outcomes = Trials.outcomes("1", "2", 0, USERS);
        List<Proposal> expected = fold(outcomes);

        Trial moved = new Trial();
        List<Proposal> found = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (i % 50 == 0) {
                moved = Block.decode(Trial.FORMAT, Block.encode(Trial.FORMAT, moved));
            }
            Proposal proposal = moved.fold(outcomes.get(i));
            if (proposal != null) {
                found.add(proposal);
            }
        }

        assertThat(found).isEqualTo(expected).hasSize(1);
    }

    private List<Proposal> fold(List<Outcome> outcomes) {
        List<Proposal> proposals = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Proposal proposal = trial.fold(outcome);
            if (proposal != null) {
                proposals.add(proposal);
            }
        }
        return proposals;
    }
}
