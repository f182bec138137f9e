package io.headwater.training.sample;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.ListRequest;
import io.headwater.candidate.Precision;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.Ids;
import io.headwater.item.ItemChange;
import io.headwater.item.TrendingBoard;
import io.headwater.item.TrendingStep;
import io.headwater.profile.OwnItem;
import io.headwater.ranking.FormulaRanker;
import io.headwater.ranking.Ranker;
import io.headwater.training.evaluation.Answer;
import io.headwater.training.evaluation.Contender;
import io.headwater.training.evaluation.Target;
import io.headwater.training.learner.LearnerConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Makes samples of requests that pass by in time order, with the changes of items between them: the lists that trend, the formula
 * and its table of precisions live on as they would in the stream. When training begins the table is final: it belongs to the model.
 */
final class SampleMaker {
    private final TimeSplit split;
    private final int seed;
    private final TrendingBoard board;
    private final Catalogue catalogue = new Catalogue();
    private final FormulaRanker formula;
    private final CandidatePool pool;
    private final Negatives negatives;
    private final PlainAnswers answers;
    private final Ranker champion;
    private final SampleCounts counts;
    private TrendingStep step = TrendingStep.NONE;
    private Precision table;
    private long[] buckets = {};

    /**
     * @param champion answers the test requests too, null for none
     */
    SampleMaker(
            HeadwaterConfiguration configuration,
            TimeSplit split,
            Ranker champion,
            SampleCounts counts) {
        this.split = split;
        this.seed = configuration.training().seed();
        this.board =
                new TrendingBoard(
                        configuration.trending().step().toMillis(),
                        configuration.trending().length());
        this.formula = new FormulaRanker(configuration.ranking().learningRate());
        this.pool = new CandidatePool(configuration.ranking().pool());
        this.negatives = new Negatives(configuration.training().sampling(), catalogue);
        this.answers = new PlainAnswers(catalogue, configuration.ranking().pool());
        this.champion = champion;
        this.counts = counts;
    }

    void learn(ItemChange change) {
        moveTime(change.timeMillis());
        board.fold(change);
        catalogue.learn(change);
    }

    private void moveTime(long timeMillis) {
        TrendingStep closed = board.advance(timeMillis);
        step = closed == null ? step : closed;
    }

    /** The table as it was when training began, or as it is if training has not. */
    Precision table() {
        return table == null ? formula.precision() : table;
    }

    /** Items ever met. */
    int catalogueItems() {
        return catalogue.size();
    }

    /**
     * Takes the next request.
     *
     * @return its sample, null when it gives none
     */
    Sample sample(Gathering gathered) {
        ListRequest request = gathered.request();
        moveTime(request.asOfMillis());
        Slice slice = split.slice(request.asOfMillis());
        if (slice == Slice.AUDIT) {
            return audited(gathered);
        }
        counts.request();
        if (gathered.targets().isEmpty()) {
            counts.withoutTarget();
            return null;
        }
        pool.form(request, gathered.answers(), step, formula.precision());
        buckets = pool.buckets(buckets);
        boolean[] hits = hits(gathered.targets());
        Sample sample = slice == Slice.FORMULA ? null : sample(slice, gathered);
        formula.learn(buckets, hits);
        return sample;
    }

    /** Of no account but to be compared: the formula does not learn of it. */
    private Sample audited(Gathering gathered) {
        pool.form(gathered.request(), gathered.answers(), step, formula.precision());
        SampleRows all = whole(gathered.targets());
        return sample(Slice.AUDIT, gathered.request(), all, drawn(gathered), null);
    }

    private boolean[] hits(Map<Long, Byte> targets) {
        boolean[] hits = new boolean[pool.size()];
        for (int place = 0; place < hits.length; place++) {
            hits[place] = targets.containsKey(pool.hash(place));
        }
        return hits;
    }

    private Sample sample(Slice slice, Gathering gathered) {
        ListRequest request = gathered.request();
        if (table == null) {
            table = new Precision();
            table.addAll(formula.precision(), 1);
        }
        List<Answer> contenders = null;
        if (slice == Slice.TEST) {
            contenders = answers.ofSources(pool);
            contenders.set(Contender.FORMULA.ordinal(), answers.of(formula, pool));
            if (champion != null) {
                pool.form(request, gathered.answers(), step, champion.precision());
                contenders.set(Contender.CHAMPION.ordinal(), answers.of(champion, pool));
            }
        }
        pool.form(request, gathered.answers(), step, table);
        SampleRows drawn = drawn(gathered);
        SampleRows rows = slice == Slice.TRAIN ? drawn : whole(gathered.targets());
        if (rows == null) {
            counts.outsidePool();
            return null;
        }
        counts.rows(rows.size());
        TestCase test = contenders == null ? null : testCase(gathered, contenders);
        return sample(slice, request, rows, drawn, test);
    }

    private static Sample sample(
            Slice slice, ListRequest request, SampleRows rows, SampleRows drawn, TestCase test) {
        return new Sample(
                slice,
                request.requestId(),
                request.userId(),
                request.asOfMillis(),
                request.positions(),
                rows,
                drawn,
                test);
    }

    private SampleRows drawn(Gathering gathered) {
        ListRequest request = gathered.request();
        SplittableRandom random = Chance.of(seed, request.userId(), request.requestId());
        return negatives.sample(pool, gathered.targets(), random);
    }

    /** The whole pool as serving would score it. */
    private SampleRows whole(Map<Long, Byte> targets) {
        SampleRows rows = new SampleRows(pool, pool.size());
        for (int place = 0; place < pool.size(); place++) {
            Byte grade = targets.getOrDefault(pool.hash(place), (byte) 0);
            rows.add(pool, place, grade, SampleRows.Origin.POOL, 1);
        }
        return rows;
    }

    private TestCase testCase(Gathering gathered, List<Answer> contenders) {
        Set<Long> own =
                gathered.request().own().stream()
                        .map(OwnItem::itemId)
                        .map(Ids::hash)
                        .collect(Collectors.toSet());
        List<Target> targets = new ArrayList<>();
        gathered.targets()
                .forEach(
                        (item, grade) ->
                                targets.add(
                                        new Target(
                                                item,
                                                LearnerConfiguration.GAINS.get(grade),
                                                own.contains(item))));
        long[] items = new long[pool.size()];
        float[] shares = new float[pool.size()];
        for (int place = 0; place < items.length; place++) {
            items[place] = pool.hash(place);
            shares[place] = catalogue.share(pool.snapshot(place), pool.request().asOfMillis());
        }
        return new TestCase(targets, contenders, items, shares);
    }
}
