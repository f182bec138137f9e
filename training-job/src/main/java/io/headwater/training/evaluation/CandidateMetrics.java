package io.headwater.training.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * How well the model's scores tell targets from the other candidates of their pools, as probabilities after Platt scaling.
 *
 * @param seen candidates of the slice
 * @param candidates those that were measured: all, or those of a sample of requests
 * @param calibrationError mean distance of predicted and observed rate over the bins
 * @param r2 share of the labels' variance that the probabilities explain
 * @param ctrProxy mean probability of the ten best candidates of a request
 * @param bins of equal numbers of candidates, by rising probability
 */
public record CandidateMetrics(
        long seen,
        long candidates,
        long positives,
        double auc,
        double logLoss,
        double calibrationError,
        double rmse,
        double mae,
        double r2,
        double ctrProxy,
        List<CalibrationBin> bins,
        List<ProbabilityBin> histogram) {
    private static final int BINS = 20;
    private static final int TOP = 10;

    public CandidateMetrics {
        bins = List.copyOf(bins);
        histogram = List.copyOf(histogram);
    }

    static CandidateMetrics of(ScoreSample sample, PlattScaling scaling) {
        double[] positives = sample.scores(true);
        double[] negatives = sample.scores(false);
        double count = sample.size();
        double rate = positives.length / count;
        double logLoss = logLoss(positives, 1, scaling) + logLoss(negatives, 0, scaling);
        double auc = Auc.of(positives, negatives);
        double[] hopes = probabilities(positives, scaling);
        double[] fears = probabilities(negatives, scaling);
        double distances = 0;
        double squares = 0;
        for (double hope : hopes) {
            distances += 1 - hope;
            squares += (1 - hope) * (1 - hope);
        }
        for (double fear : fears) {
            distances += fear;
            squares += fear * fear;
        }
        List<CalibrationBin> bins = CalibrationBins.of(hopes, fears, BINS);
        return new CandidateMetrics(
                sample.seen(),
                sample.size(),
                positives.length,
                auc,
                logLoss / count,
                CalibrationBins.error(bins),
                Math.sqrt(squares / count),
                distances / count,
                1 - squares / count / (rate * (1 - rate)),
                ctrProxy(sample, scaling),
                bins,
                ProbabilityBin.histogram(hopes, fears));
    }

    private static double logLoss(double[] scores, int label, PlattScaling scaling) {
        double sum = 0;
        for (double score : scores) {
            sum += scaling.logLoss(score, label);
        }
        return sum;
    }

    private static double[] probabilities(double[] scores, PlattScaling scaling) {
        double[] probabilities = new double[scores.length];
        Arrays.setAll(probabilities, i -> scaling.probability(scores[i]));
        return probabilities;
    }

    private static double ctrProxy(ScoreSample sample, PlattScaling scaling) {
        double sum = 0;
        long places = 0;
        for (ScoreSample.Pool pool : sample.pools()) {
            double[] scores = pool.scores().clone();
            Arrays.sort(scores);
            for (int i = Math.max(0, scores.length - TOP); i < scores.length; i++) {
                sum += scaling.probability(scores[i]);
                places++;
            }
        }
        return sum / places;
    }
}
