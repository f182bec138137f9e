package io.headwater.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import io.headwater.event.RecommendationRequest;
import io.headwater.item.ItemChange;
import io.headwater.item.ItemSnapshot;
import io.headwater.item.ItemStats;
import io.headwater.item.TrendingBoard;
import io.headwater.item.TrendingStep;
import io.headwater.neighbour.AnswerMaker;
import io.headwater.neighbour.FollowerMessage;
import io.headwater.neighbour.Followers;
import io.headwater.neighbour.MatrixKind;
import io.headwater.neighbour.NeighbourList;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.Pairs;
import io.headwater.neighbour.SecondHop;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.profile.UserProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CandidatePoolTest {
    private static final HeadwaterConfiguration DEFAULTS = HeadwaterConfiguration.defaults();
    private static final SecondHop SECOND_HOP = SecondHop.of(DEFAULTS.neighbours());
    private static final int MOST = 150;

    private final ListRules rules = ListRules.of(DEFAULTS);
    private final Map<String, UserProfile> users = new HashMap<>();
    private final Map<String, ItemStats> items = new HashMap<>();
    private final Map<String, NeighbourList> neighbours = new HashMap<>();
    private final Map<String, Followers> followers = new HashMap<>();
    private final TrendingBoard board = new TrendingBoard(60_000, 60);
    private final Precision precision = new Precision();
    private final CandidatePool pool = new CandidatePool(MOST);
    private TrendingStep trending = TrendingStep.NONE;
    private long time = 1_767_225_600_000L;

    @Test
    void equalsSortingEverythingForThousandsOfRequests() {
        long seed = 4;
        Random random = new Random(seed);
        int full = 0;
        int reached = 0;
        for (int i = 0; i < 2500; i++) {
            visit(random, i);
            ListRequest request = request("u" + random.nextInt(20), i);
            List<SeedAnswer> answers = answers(request);
            NaivePool naive = new NaivePool(request, answers, trending, precision);
            pool.form(request, answers, trending, precision);
            check(naive, "seed " + seed + ", request " + i);
            full += pool.size() == MOST ? 1 : 0;
            reached += pool.best(Source.SECOND_HOP, 1).size();
            learn(random);
        }
        assertThat(full).as("pools that had to choose").isGreaterThan(1000);
        assertThat(reached).as("pools with a second hop").isGreaterThan(500);
    }

    private void check(NaivePool naive, String what) {
        List<String> found = new ArrayList<>();
        for (int place = 0; place < pool.size(); place++) {
            String item = ItemSnapshot.idOf(pool.snapshot(place));
            found.add(item);
            assertThat(pool.support(place)).as(what).isEqualTo(naive.support(item));
            assertThat(ItemSnapshot.timeOf(pool.snapshot(place)))
                    .as("%s: the newest snapshot of %s", what, item)
                    .isEqualTo(naive.newestMillis(item));
            assertThat(pool.reason(place)).as(what).isEqualTo(reason(naive, item));
            int[] ranks = new int[Source.COUNT_OF_SOURCES];
            int[] expected = new int[Source.COUNT_OF_SOURCES];
            long buckets = RankBucket.NOWHERE;
            for (Source source : Source.values()) {
                int at = source.ordinal();
                ranks[at] = pool.rank(source, place);
                expected[at] = naive.rank(source, item);
                int bucket = RankBucket.of(expected[at]);
                buckets ^= RankBucket.pack(at, RankBucket.ABSENT ^ bucket);
            }
            assertThat(ranks).as(what).isEqualTo(expected);
            assertThat(pool.buckets(place)).as(what).isEqualTo(buckets);
        }
        assertThat(found).as(what).isEqualTo(naive.pool(MOST));
    }

    /** The most precise source; of neighbours with the seed that visits it most, the latest among equals. */
    private String reason(NaivePool naive, String item) {
        Source best = null;
        double most = -1;
        for (Source source : Source.values()) {
            int rank = naive.rank(source, item);
            double right = rank < 0 ? -1 : precision.of(source.ordinal(), RankBucket.of(rank));
            if (right > most) {
                best = source;
                most = right;
            }
        }
        return best.ofNeighbours() ? best.reason() + " " + seed(item) : best.reason();
    }

    /** Answers come in order: of items that no seed names, the first that leads to it counts. */
    private String seed(String item) {
        int best = -1;
        float most = -1;
        for (SeedAnswer answer : pool.answers()) {
            for (int row = 0; row < answer.size(); row++) {
                float value = answer.value(MatrixKind.CO_VISIT, row);
                if (ItemSnapshot.idOf(answer.snapshot(row)).equals(item) && value > most) {
                    best = answer.query().age();
                    most = value;
                }
            }
        }
        return pool.request().own().get(best).itemId();
    }

    private void visit(Random random, int number) {
        time += random.nextInt(3) == 0 ? 0 : random.nextInt(3_600_000);
        String user = "u" + random.nextInt(20);
        String item = "i" + (int) Math.abs(random.nextGaussian() * 100 + number / 20.0);
        Event event =
                new Event(
                        "e" + number,
                        user,
                        item,
                        EventType.ofOrdinal(random.nextInt(5)),
                        time,
                        null,
                        Float.NaN,
                        false,
                        Origin.NONE);
        AcceptedEvent accepted = new AcceptedEvent(event, 0, 0, AcceptedEvent.Visit.FIRST);
        ItemStats stats = items.computeIfAbsent(item, ItemStats::new);
        stats.fold(accepted);
        byte[] snapshot = stats.snapshot();
        TrendingStep closed = board.advance(time);
        trending = closed == null ? trending : closed;
        board.fold(new ItemChange(time, false, snapshot));
        UserProfile profile = users.computeIfAbsent(user, id -> new UserProfile(256));
        profile.fold(accepted, snapshot);
        Pairs.of(profile, event, snapshot, 10, this::update);
    }

    private void update(NeighbourMessage message) {
        NeighbourList list = neighbours.computeIfAbsent(message.key(), item -> emptyList());
        if (message.visit() != null) {
            list.fold(message.visit());
            return;
        }
        Followers told = SECOND_HOP.fold(list, message.pair());
        if (told != null) {
            followers.put(message.key(), told);
        }
    }

    private static NeighbourList emptyList() {
        return new NeighbourList(200, DEFAULTS.neighbours().halfLife().toMillis());
    }

    private ListRequest request(String user, int number) {
        return rules.forRequest(
                user,
                number,
                users.computeIfAbsent(user, id -> new UserProfile(256)),
                new RecommendationRequest("r" + number, user, 20, List.of(), false, time + number));
    }

    private List<SeedAnswer> answers(ListRequest request) {
        ListAnswers answers = new ListAnswers();
        for (NeighbourMessage question : rules.questions(request)) {
            NeighbourList list = neighbours.getOrDefault(question.key(), emptyList());
            if (list.size() == 0) {
                answers.add(SeedAnswer.empty(question.query()));
                continue;
            }
            List<FollowerMessage> further = SECOND_HOP.questions(list, question.query());
            answers.add(new AnswerMaker(30).answer(list, question.query(), further.size()));
            for (FollowerMessage asked : further) {
                Followers known = followers.get(asked.key());
                answers.add(
                        known == null
                                ? SeedAnswer.empty(asked.query())
                                : SeedAnswer.of(known, asked.query(), 28L * 86_400_000));
            }
        }
        assertThat(answers.isComplete()).isTrue();
        return answers.inOrder();
    }

    private void learn(Random random) {
        boolean[] hit = new boolean[pool.size()];
        for (int place = 0; place < hit.length; place++) {
            hit[place] = random.nextInt(1 + place) == 0;
        }
        precision.learn(pool.buckets(new long[0]), hit);
    }
}
