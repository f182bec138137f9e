package io.headwater.training.evaluation;

import io.headwater.event.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Adds up the requests of the test slice, one after the other, in bounded memory; then says what came of them. */
public final class Evaluation {
    private final List<ContenderSums> sums = new ArrayList<>();
    private final List<Contender> contenders;
    private final PoissonBootstrap bootstrap;
    private final ScoreSample scores = new ScoreSample();
    private final DistinctHashes users = new DistinctHashes();
    private long requests;
    private long targets;
    private long targetsInPool;

    /**
     * @param contenders who answers; the model must be among them
     * @param seed of the intervals' randomness
     */
    public Evaluation(Set<Contender> contenders, long seed) {
        if (!contenders.contains(Contender.MODEL)) {
            throw new IllegalArgumentException(
                    "the model must be among the contenders, were " + contenders);
        }
        this.contenders = contenders.stream().sorted().toList();
        this.contenders.forEach(contender -> sums.add(new ContenderSums(contender)));
        this.bootstrap = new PoissonBootstrap(sums.size(), seed);
    }

    public void add(TestRequest request) {
        long user = Ids.hash(request.userId());
        users.add(user);
        requests++;
        targets += request.targets().size();
        for (boolean label : request.poolLabels()) {
            targetsInPool += label ? 1 : 0;
        }
        scores.add(request);
        List<ContenderSums.Reached> reached = new ArrayList<>(sums.size());
        for (ContenderSums contender : sums) {
            reached.add(contender.add(request));
        }
        bootstrap.add(user, request.targets().size(), reached);
    }

    /**
     * What came of the requests so far.
     *
     * @param scaling fitted on the validation slice
     * @param catalogueItems items that have been seen until the end of the slice
     * @throws IllegalStateException when there was no request
     */
    public EvaluationResult result(PlattScaling scaling, long catalogueItems) {
        if (requests == 0) {
            throw new IllegalStateException(
                    "no request in the test slice: it needs users who come back, take more data or widen the slice");
        }
        List<ContenderResult> results =
                sums.stream().map(contender -> contender.result(catalogueItems)).toList();
        return new EvaluationResult(
                requests,
                users.size(),
                targets,
                catalogueItems,
                (double) targetsInPool / targets,
                results,
                lifts(results),
                CandidateMetrics.of(scores, scaling));
    }

    private List<Lift> lifts(List<ContenderResult> results) {
        List<Lift> lifts = new ArrayList<>();
        for (int over = 1; over < results.size(); over++) {
            for (Lift.Metric metric : Lift.Metric.values()) {
                PoissonBootstrap.Interval interval =
                        metric == Lift.Metric.HR
                                ? bootstrap.hitRateLift(0, over)
                                : bootstrap.mrrLift(0, over);
                lifts.add(
                        new Lift(
                                contenders.get(over),
                                metric,
                                metric.of(results.get(0)) - metric.of(results.get(over)),
                                interval.low(),
                                interval.high()));
            }
        }
        return lifts;
    }
}
