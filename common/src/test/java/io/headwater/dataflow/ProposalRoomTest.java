package io.headwater.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.comparison.Proposal;
import io.headwater.comparison.Trials;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Outcome;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;

class ProposalRoomTest {
    private static final RoomHarness<Integer, Outcome, Proposal, Void> ROOM =
            new RoomHarness<>(
                    () -> new ProposalRoom(HeadwaterConfiguration.defaults()),
                    outcome -> ProposalRoom.KEY,
                    Types.INT,
                    outcome -> OrderKey.of(outcome.eventTimeMillis()),
                    null);

    @Test
    void aBetterChallengerIsProposedOnceAndTheSameAfterARestore() throws Exception {
        List<Outcome> outcomes = Trials.outcomes("1", "2", 0, 400);

        List<Proposal> proposals = ROOM.run(outcomes).values();

        assertThat(proposals).hasSize(1);
        assertThat(ROOM.runWithRestore(outcomes, 250).values()).isEqualTo(proposals);
        assertThat(ROOM.runWithRestore(outcomes, outcomes.size()).values()).isEqualTo(proposals);
    }

    @Test
    void shadowsAndTheFormulaAreNoWitnesses() throws Exception {
        List<Outcome> outcomes = Trials.outcomes("1", "2", 0, 400);

        assertThat(ROOM.run(by(outcomes, "recommender-model", "shadow")).values()).isEmpty();
        assertThat(ROOM.run(by(outcomes, "formula", null)).values()).isEmpty();
    }

    /**
     * The outcomes under another name.
     *
     * @param challenger null leaves the variant
     */
    private static List<Outcome> by(List<Outcome> outcomes, String name, String challenger) {
        return outcomes.stream()
                .map(
                        outcome -> {
                            ModelVersion model = outcome.model();
                            boolean changed =
                                    challenger != null && model.variant().equals("challenger");
                            return new Outcome(
                                    outcome.recommendationId(),
                                    outcome.userId(),
                                    outcome.eventId(),
                                    outcome.itemId(),
                                    outcome.type(),
                                    outcome.eventTimeMillis(),
                                    new ModelVersion(
                                            name,
                                            model.version(),
                                            changed ? challenger : model.variant()),
                                    outcome.hitRank(),
                                    outcome.popularityRank(),
                                    outcome.delayMillis());
                        })
                .toList();
    }
}
