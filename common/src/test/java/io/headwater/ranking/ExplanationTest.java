package io.headwater.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.PlainHouse;
import io.headwater.event.RecommendationRequest;
import io.headwater.item.Views;
import io.headwater.model.HandMadeModel;
import io.headwater.recommendation.Explanation;
import io.headwater.recommendation.Explanation.Contribution;
import io.headwater.recommendation.Explanation.NamedBy;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.RecommendationFormats;
import io.headwater.recommendation.RecommendedItem;
import io.headwater.serialization.Block;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final long START = 1_767_225_600_000L;
    private static final int EVENTS = 300;

    private final PlainHouse house = new PlainHouse(HeadwaterConfiguration.defaults());

    @BeforeEach
    void usersDoSomething() {
        Random random = new Random(3);
        for (int i = 0; i < EVENTS; i++) {
            house.accept(Views.random(i, START + i * 60_000L, random));
        }
    }

    @Test
    void theFormulasWeightsSumUpToTheScore() {
        Recommendation list = ask(true);

        list.items().forEach(ExplanationTest::assertComplete);
        assertThat(list.items().get(0).explanation().contributions())
                .extracting(Contribution::name)
                .contains("forward", "co_visit");
    }

    @Test
    void theModelsContributionsSumUpToTheScore() {
        house.rankWith(
                new TreeRanker(
                        new HandMadeModel()
                                .plus(0.125)
                                .plus("seeds", 2, 0, 1)
                                .plus("own_events", 3, 0, 16)
                                .pack(),
                        new ModelVersion("recommender-model", "7", "champion")));
        Recommendation list = ask(true);

        list.items().forEach(ExplanationTest::assertComplete);
        assertThat(list.items())
                .allSatisfy(
                        item -> {
                            Explanation explanation = item.explanation();
                            assertThat(explanation.bias()).isEqualTo(0.125 + 0.5 + 8);
                            assertThat(explanation.contributions().get(0).name())
                                    .isEqualTo("own_events");
                            assertThat(explanation.contributions().get(1).name())
                                    .isEqualTo("seeds");
                        });
    }

    @Test
    void anExplainedListAndAPlainOneComeBackFromTheirBytes() {
        for (boolean explain : new boolean[] {true, false}) {
            Recommendation list = ask(explain);

            assertThat(
                            Block.decode(
                                    RecommendationFormats.RECOMMENDATION,
                                    Block.encode(RecommendationFormats.RECOMMENDATION, list)))
                    .isEqualTo(list);
            assertThat(list.items())
                    .isNotEmpty()
                    .allMatch(item -> (item.explanation() != null) == explain);
        }
    }

    @Test
    void theLargestContributionsAreShownAndTheOthersSummedUp() {
        List<Contribution> all =
                IntStream.rangeClosed(1, 12)
                        .mapToObj(i -> new Contribution("f" + i, i, i % 2 == 0 ? i : -i))
                        .toList();
        Explanation explanation = Explanation.of(List.of(), 0, all);

        assertThat(explanation.contributions()).hasSize(10);
        assertThat(explanation.contributions().get(0).contribution()).isEqualTo(12);
        assertThat(explanation.contributions().get(1).contribution()).isEqualTo(-11);
        assertThat(explanation.others()).isEqualTo(-1 + 2);
    }

    private static void assertComplete(RecommendedItem item) {
        Explanation explanation = item.explanation();
        double sum =
                explanation.bias()
                        + explanation.others()
                        + explanation.contributions().stream()
                                .mapToDouble(Contribution::contribution)
                                .sum();
        assertThat(sum).isCloseTo(item.score(), within(1e-9));
        assertThat(explanation.sources())
                .isNotEmpty()
                .extracting(NamedBy::rank)
                .allMatch(r -> r > 0);
    }

    private Recommendation ask(boolean explain) {
        return house.answer(
                new RecommendationRequest(
                        "r", "u1", 20, List.of(), explain, START + EVENTS * 60_000L));
    }
}
