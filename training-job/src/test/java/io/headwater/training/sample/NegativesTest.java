package io.headwater.training.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.ListRequest;
import io.headwater.candidate.ListRules;
import io.headwater.candidate.Precision;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.configuration.TrainingConfiguration.Sampling;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.AcceptedEvent.Visit;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Ids;
import io.headwater.event.Origin;
import io.headwater.event.RecommendationRequest;
import io.headwater.item.ItemChange;
import io.headwater.item.ItemSnapshot;
import io.headwater.item.ItemStats;
import io.headwater.item.TrendingBoard;
import io.headwater.item.TrendingStep;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.profile.UserProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NegativesTest {
    private static final HeadwaterConfiguration DEFAULTS = HeadwaterConfiguration.defaults();
    private static final long START = 1_767_225_600_000L;
    private static final int ITEMS = 300;
    private static final int REQUESTS = 20_000;

    private final Map<String, ItemStats> items = new HashMap<>();
    private final Map<String, Integer> popularity = new HashMap<>();
    private final Catalogue catalogue = new Catalogue();
    private final TrendingBoard board = new TrendingBoard(60_000, 40);
    private final CandidatePool pool = new CandidatePool(150);

    /** All events at one time, so that no decay stands between counts and popularity. */
    @BeforeEach
    void formAPoolOfWhatTrends() {
        int number = 0;
        for (int item = 0; item < ITEMS; item++) {
            for (int i = 0; i <= item % 40; i++) {
                visit(number++, "i" + item);
            }
        }
        TrendingStep step = board.advance(START + 60_000);
        UserProfile stranger = new UserProfile(256);
        ListRules rules = ListRules.of(DEFAULTS);
        ListRequest request =
                rules.forRequest(
                        "u",
                        0,
                        stranger,
                        new RecommendationRequest("r", "u", 20, List.of(), false, START + 60_000));
        SeedAnswer answer = SeedAnswer.empty(rules.questions(request).get(0).query());
        pool.form(request, List.of(answer), step, new Precision());
        assertThat(pool.size()).isBetween(40, ITEMS / 2);
    }

    private void visit(int number, String item) {
        Event event =
                new Event(
                        "e" + number,
                        "v" + number,
                        item,
                        EventType.VIEW,
                        START,
                        null,
                        Float.NaN,
                        false,
                        Origin.NONE);
        ItemStats stats = items.computeIfAbsent(item, ItemStats::new);
        stats.fold(new AcceptedEvent(event, 0, 1, Visit.FIRST));
        ItemChange change = new ItemChange(START, false, stats.snapshot());
        board.fold(change);
        catalogue.learn(change);
        popularity.merge(item, 1, Integer::sum);
    }

    @Test
    void everyPositiveIsKeptAndEachOtherCandidateAsOftenAsItsProbabilitySays() {
        Map<Long, Byte> targets = Map.of(pool.hash(3), (byte) 1, Ids.hash("elsewhere"), (byte) 3);
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < pool.size(); place++) {
            places.put(ItemSnapshot.idOf(pool.snapshot(place)), place);
        }
        long[] kept = new long[pool.size()];
        Negatives negatives = new Negatives(new Sampling(1, 1, 10, 0), catalogue);
        double probability = 10.0 / (pool.size() - 1);

        for (int i = 0; i < REQUESTS; i++) {
            SampleRows rows = negatives.sample(pool, targets, Chance.of(7, "u", "r" + i));
            assertThat(rows.size()).isEqualTo(11);
            assertThat(rows.grade(0)).isEqualTo((byte) 1);
            assertThat(rows.itemId(0)).isEqualTo(ItemSnapshot.idOf(pool.snapshot(3)));
            for (int row = 1; row < rows.size(); row++) {
                assertThat(rows.probability(row)).isEqualTo((float) probability);
                kept[places.get(rows.itemId(row))]++;
            }
        }

        assertThat(kept[3]).isZero();
        double share = 1.0 / (pool.size() - 1);
        assertThat(ChiSquare.ofDraws(kept, place -> place == 3 ? 0 : share))
                .isLessThan(ChiSquare.bound(pool.size() - 2));
    }

    @Test
    void itemsOfTheCatalogueComeByPopularityToThePowerOfThreeQuartersAndNoneOfThePool() {
        Map<Long, Byte> targets = Map.of(pool.hash(0), (byte) 1);
        Negatives negatives = new Negatives(new Sampling(1, 1, 1, 1), catalogue);
        double[] weights = new double[ITEMS];
        double inside = 0;
        double all = 0;
        for (int item = 0; item < ITEMS; item++) {
            weights[item] = Math.pow(popularity.get("i" + item), 0.75);
            all += weights[item];
        }
        for (int place = 0; place < pool.size(); place++) {
            int item = number(ItemSnapshot.idOf(pool.snapshot(place)));
            inside += weights[item];
            weights[item] = 0;
        }
        double outside = all - inside;

        long[] drawn = new long[ITEMS];
        for (int i = 0; i < REQUESTS; i++) {
            SampleRows rows = negatives.sample(pool, targets, new SplittableRandom(i));
            for (int row = 0; row < rows.size(); row++) {
                if (rows.origin(row) == SampleRows.Origin.CATALOGUE_NEGATIVE) {
                    int item = number(rows.itemId(row));
                    drawn[item]++;
                    assertThat(rows.probability(row))
                            .isCloseTo(
                                    (float) (Math.pow(popularity.get("i" + item), 0.75) / all),
                                    withPercentage(1));
                }
            }
        }

        assertThat(ChiSquare.ofDraws(drawn, item -> weights[item] / outside))
                .isLessThan(ChiSquare.bound(ITEMS - pool.size() - 1));
        for (int item = 0; item < ITEMS; item++) {
            assertThat(weights[item] == 0 && drawn[item] > 0).as("of the pool").isFalse();
        }
    }

    private static int number(String item) {
        return Integer.parseInt(item.substring(1));
    }
}
