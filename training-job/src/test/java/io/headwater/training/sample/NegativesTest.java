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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NegativesTest {
    private static final HeadwaterConfiguration DEFAULTS = HeadwaterConfiguration.defaults();
    private static final long START = 1_767_225_600_000L;
    private static final int ITEMS = 300;
    private static final int REQUESTS = 20_000;

    private final Shop shop = new Shop(false, 0);
    private final CandidatePool pool = shop.pool;
    private final Catalogue catalogue = shop.catalogue;
    private final Map<String, Integer> popularity = shop.popularity;

    /** All events at one time, so that no decay stands between counts and popularity; the pool is of what trends. */
    private static final class Shop {
        private final boolean tells;
        private final Map<String, ItemStats> items = new HashMap<>();
        private final Map<String, Integer> popularity = new HashMap<>();
        private final Catalogue catalogue = new Catalogue();
        private final TrendingBoard board = new TrendingBoard(60_000, 40);
        private final UserProfile user = new UserProfile(256);
        private final CandidatePool pool = new CandidatePool(150);
        private int events;

        /**
         * @param tells whether events carry categories and prices
         * @param seen items that the user has turned to
         */
        Shop(boolean tells, int seen) {
            this.tells = tells;
            for (int item = 0; item < ITEMS; item++) {
                for (int i = 0; i <= item % 40; i++) {
                    visit(item);
                }
            }
            for (int item = 0; item < seen; item++) {
                AcceptedEvent visit = visit(item * 7);
                user.fold(visit, items.get(visit.event().itemId()).snapshot());
            }
            TrendingStep step = board.advance(START + 60_000);
            ListRules rules = ListRules.of(DEFAULTS);
            ListRequest request =
                    rules.forRequest(
                            "u",
                            0,
                            user,
                            new RecommendationRequest(
                                    "r", "u", 20, List.of(), false, START + 60_000));
            List<SeedAnswer> answers =
                    rules.questions(request).stream()
                            .map(question -> SeedAnswer.empty(question.query()))
                            .toList();
            pool.form(request, answers, step, new Precision());
            assertThat(pool.size()).isBetween(40, ITEMS / 2);
        }

        private AcceptedEvent visit(int number) {
            String item = "i" + number;
            Event event =
                    new Event(
                            "e" + events,
                            "v" + events++,
                            item,
                            EventType.VIEW,
                            START,
                            tells ? "category-" + number % 5 : null,
                            tells ? 1 + number % 17 : Float.NaN,
                            false,
                            Origin.NONE);
            AcceptedEvent accepted = new AcceptedEvent(event, 0, 1, Visit.FIRST);
            ItemStats stats = items.computeIfAbsent(item, ItemStats::new);
            stats.fold(accepted);
            ItemChange change = new ItemChange(START, false, stats.snapshot());
            board.fold(change);
            catalogue.learn(change);
            popularity.merge(item, 1, Integer::sum);
            return accepted;
        }
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

    @Test
    void oneRequestOfFiveIsSampledAsIfNoEventHadToldOfCategoriesAndPrices() {
        Shop silent = new Shop(false, 6);
        Shop telling = new Shop(true, 6);
        Map<Long, Byte> targets = Map.of(silent.pool.hash(3), (byte) 1);
        Sampling sampling = new Sampling(1, 1, 10, 2);
        Negatives ofSilent = new Negatives(sampling, silent.catalogue);
        Negatives ofTelling = new Negatives(sampling, telling.catalogue);

        int requests = 400;
        int forgotten = 0;
        for (int i = 0; i < requests; i++) {
            SampleRows without = ofSilent.sample(silent.pool, targets, Chance.of(7, "u", "r" + i));
            SampleRows with = ofTelling.sample(telling.pool, targets, Chance.of(7, "u", "r" + i));
            forgotten += Arrays.equals(with.features(), without.features()) ? 1 : 0;
        }

        assertThat(forgotten).isBetween(requests * 14 / 100, requests * 26 / 100);
    }

    private static int number(String item) {
        return Integer.parseInt(item.substring(1));
    }
}
