package io.headwater.training.sample;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.Source;
import io.headwater.candidate.TopRows;
import io.headwater.item.ItemSnapshot;
import io.headwater.ranking.Ranker;
import io.headwater.training.evaluation.Answer;
import io.headwater.training.evaluation.Contender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The lists that the contenders give beside the model that is to be trained. */
final class PlainAnswers {
    private static final Map<Contender, Source> SOURCES =
            Map.of(
                    Contender.POPULARITY_10M, Source.TRENDING_10M,
                    Contender.POPULARITY_1H, Source.TRENDING_1H,
                    Contender.POPULARITY_1D, Source.TRENDING_1D,
                    Contender.POPULARITY_7D, Source.TRENDING_7D,
                    Contender.POPULARITY_28D, Source.TRENDING_28D,
                    Contender.NEWEST, Source.NEWEST,
                    Contender.REVISIT, Source.COUNT,
                    Contender.CO_VISITATION, Source.CO_VISIT,
                    Contender.ITEM_TRANSITION, Source.NEXT);

    private final Catalogue catalogue;
    private final TopRows order;
    private final double[] scores;
    private final long[] hashes;

    PlainAnswers(Catalogue catalogue, int poolSize) {
        this.catalogue = catalogue;
        this.order = new TopRows(Answer.LENGTH);
        this.scores = new double[poolSize];
        this.hashes = new long[poolSize];
    }

    /** The answers of the plain methods from the sources of a pool; nobody else has answered yet. */
    List<Answer> ofSources(CandidatePool pool) {
        List<Answer> answers = new ArrayList<>(Contender.COUNT);
        for (Contender contender : Contender.values()) {
            Source source = SOURCES.get(contender);
            answers.add(
                    source == null
                            ? Answer.NONE
                            : answer(
                                    pool.best(source, Answer.LENGTH), pool.request().asOfMillis()));
        }
        return answers;
    }

    /** The list of a ranker, without rules. */
    Answer of(Ranker ranker, CandidatePool pool) {
        ranker.score(pool, scores);
        for (int place = 0; place < pool.size(); place++) {
            hashes[place] = pool.hash(place);
        }
        int length =
                order.pick(scores, hashes, pool.size(), Double.NEGATIVE_INFINITY, Answer.LENGTH);
        byte[][] best = new byte[length][];
        Arrays.setAll(best, rank -> pool.snapshot(order.row(rank)));
        return answer(Arrays.asList(best), pool.request().asOfMillis());
    }

    private Answer answer(List<byte[]> snapshots, long asOfMillis) {
        long[] items = snapshots.stream().mapToLong(ItemSnapshot::hashOf).toArray();
        float[] shares = new float[items.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = catalogue.share(snapshots.get(i), asOfMillis);
        }
        return new Answer(items, shares);
    }
}
