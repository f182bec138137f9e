package io.headwater.ranking;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.ListRequest;
import io.headwater.candidate.TopRows;
import io.headwater.configuration.RulesConfiguration;
import io.headwater.event.Ids;
import io.headwater.item.ItemSnapshot;
import io.headwater.item.TrendingStep;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.RecommendedItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the list of a formed pool: scores, obeys the rules, keeps what was shown. One per slot, made for reuse. */
public final class ListMaker {
    /** The list of popularity over a day: the baseline that every list is held against. */
    private static final int POPULARITY_LIST = 2;

    private static final int POPULARITY_LENGTH = 20;

    private final RulesConfiguration rules;
    private final TopRows order;
    private final double[] scores;
    private final long[] hashes;

    public ListMaker(RulesConfiguration rules, int poolSize) {
        this.rules = rules;
        this.order = new TopRows(poolSize);
        this.scores = new double[poolSize];
        this.hashes = new long[poolSize];
    }

    /**
     * Makes the list, and remembers it with the user's lists.
     *
     * @param generatedAtMillis wall clock, for the record only
     */
    public Recommendation make(
            CandidatePool pool,
            Ranker ranker,
            TrendingStep trending,
            Availability availability,
            UserLists lists,
            long generatedAtMillis) {
        ListRequest request = pool.request();
        List<RecommendedItem> items = rank(pool, ranker, availability, request.explain());
        ShownList spare = lists.spare();
        String id = Ids.pair(request.userId(), request.causeId());
        lists.show(
                new ShownList(
                        id,
                        ranker.version(),
                        request.asOfMillis(),
                        shown(items),
                        popular(request, trending),
                        halves(pool.size(), spare.pool()),
                        pool.buckets(spare.buckets())));
        return new Recommendation(
                id,
                request.userId(),
                request.requestId(),
                request.cause() == null ? null : request.cause().eventId(),
                request.asOfMillis(),
                generatedAtMillis,
                ranker.version(),
                items);
    }

    /** What a ranker would show of the pool. */
    public ShadowList imagine(CandidatePool pool, Ranker ranker, Availability availability) {
        return new ShadowList(ranker.version(), shown(rank(pool, ranker, availability, false)));
    }

    private List<RecommendedItem> rank(
            CandidatePool pool, Ranker ranker, Availability availability, boolean explain) {
        ranker.score(pool, scores);
        for (int place = 0; place < pool.size(); place++) {
            hashes[place] = pool.hash(place);
        }
        int ranked = order.pick(scores, hashes, pool.size(), Double.NEGATIVE_INFINITY, pool.size());
        return obeyRules(pool, ranked, availability, explain ? ranker : null);
    }

    private int[] halves(int size, int[] spare) {
        int[] halves = spare.length == size ? spare : new int[size];
        for (int place = 0; place < size; place++) {
            halves[place] = ShownList.half(hashes[place]);
        }
        return halves;
    }

    /**
     * @param explainer null for items without explanation
     */
    private List<RecommendedItem> obeyRules(
            CandidatePool pool, int ranked, Availability availability, Ranker explainer) {
        ListRequest request = pool.request();
        Set<String> forbidden = new HashSet<>(request.exclude());
        forbidden.addAll(request.forbidden());
        Map<String, Integer> perCategory = new HashMap<>();
        List<RecommendedItem> items = new ArrayList<>(request.limit());
        for (int i = 0; i < ranked && items.size() < request.limit(); i++) {
            int place = order.row(i);
            String item = pool.itemId(place);
            if (forbidden.contains(item)
                    || availability.isGone(item, request.asOfMillis())
                    || isCapped(pool, place, perCategory)) {
                continue;
            }
            items.add(
                    new RecommendedItem(
                            item,
                            items.size() + 1,
                            scores[place],
                            pool.reason(place),
                            explainer == null ? null : explainer.explain(pool, place)));
        }
        return items;
    }

    private boolean isCapped(CandidatePool pool, int place, Map<String, Integer> perCategory) {
        if (rules.categoryCap() == 0) {
            return false;
        }
        String category = pool.item(place).category();
        return category != null
                && perCategory.merge(category, 1, Integer::sum) > rules.categoryCap();
    }

    private static long[] shown(List<RecommendedItem> items) {
        return items.stream().mapToLong(item -> Ids.hash(item.itemId())).toArray();
    }

    private static long[] popular(ListRequest request, TrendingStep trending) {
        long last =
                request.own().isEmpty() ? 0 : ItemSnapshot.hashOf(request.own().get(0).snapshot());
        long[] popular = new long[POPULARITY_LENGTH];
        int size = 0;
        for (int rank = 0;
                rank < trending.length(POPULARITY_LIST) && size < POPULARITY_LENGTH;
                rank++) {
            long hash = trending.hash(trending.index(POPULARITY_LIST, rank));
            if (hash != last) {
                popular[size++] = hash;
            }
        }
        return Arrays.copyOf(popular, size);
    }
}
