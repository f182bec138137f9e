package io.headwater.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CandidateMetricsTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void aucCountsPairsWithTiesAsHalf() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            double[] positives =
                    random.ints(1 + random.nextInt(40), 0, 20).asDoubleStream().toArray();
            double[] negatives =
                    random.ints(1 + random.nextInt(40), 0, 15).asDoubleStream().toArray();
            double wins = 0;
            for (double positive : positives) {
                for (double negative : negatives) {
                    wins += positive > negative ? 1 : positive == negative ? 0.5 : 0;
                }
            }
            double expected = wins / positives.length / negatives.length;
            assertThat(Auc.of(positives, negatives)).isCloseTo(expected, EXACT);
        }
    }

    @Test
    void errorsEqualTheirDefinitionsOnEveryCandidate() {
        ScoreSample sample = new ScoreSample();
        List<TestRequest> requests = new RandomRequests(2).list(80, 20);
        requests.forEach(sample::add);
        PlattScaling scaling = new PlattScaling(0.7, -1.1);
        CandidateMetrics metrics = CandidateMetrics.of(sample, scaling);

        double[] p =
                requests.stream()
                        .flatMapToDouble(r -> Arrays.stream(r.poolScores()))
                        .map(scaling::probability)
                        .toArray();
        double[] y = requests.stream().flatMapToDouble(CandidateMetricsTest::labels).toArray();
        double mean = Arrays.stream(y).average().orElseThrow();
        double logLoss = 0, squares = 0, distances = 0, variance = 0;
        for (int i = 0; i < p.length; i++) {
            logLoss -= y[i] * Math.log(p[i]) + (1 - y[i]) * Math.log(1 - p[i]);
            squares += (y[i] - p[i]) * (y[i] - p[i]);
            distances += Math.abs(y[i] - p[i]);
            variance += (y[i] - mean) * (y[i] - mean);
        }
        assertThat(metrics.candidates()).isEqualTo(p.length);
        assertThat(metrics.positives()).isEqualTo((long) Arrays.stream(y).sum());
        assertThat(metrics.logLoss()).isCloseTo(logLoss / p.length, EXACT);
        assertThat(metrics.rmse()).isCloseTo(Math.sqrt(squares / p.length), EXACT);
        assertThat(metrics.mae()).isCloseTo(distances / p.length, EXACT);
        assertThat(metrics.r2()).isCloseTo(1 - squares / variance, EXACT);
        assertThat(metrics.bins().stream().mapToLong(CalibrationBin::candidates).sum())
                .isEqualTo(p.length);
    }

    @Test
    void probabilitiesThatComeTrueHaveNoCalibrationErrorAndExaggeratedOnesHave() {
        assertThat(calibrationError(1)).isLessThan(0.01);
        assertThat(calibrationError(3)).isGreaterThan(0.1);
    }

    private static double calibrationError(double slope) {
        Random random = new Random(3);
        ScoreSample sample = new ScoreSample();
        PlattScaling truth = new PlattScaling(1, 0);
        double[] scores = new double[100_000];
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextGaussian();
            labels[i] = random.nextDouble() < truth.probability(scores[i]);
        }
        sample.add(1, scores, labels);
        return CandidateMetrics.of(sample, new PlattScaling(slope, 0)).calibrationError();
    }

    @Test
    void equalProbabilitiesShareABinAndBinsRise() {
        double[] positives = {0.9, 0.5, 0.5};
        double[] negatives = {0.5, 0.5, 0.5, 0.1, 0.2};
        assertThat(CalibrationBins.of(positives, negatives, 4))
                .containsExactly(
                        new CalibrationBin(2, (0.1 + 0.2) / 2, 0),
                        new CalibrationBin(5, 0.5, 0.4),
                        new CalibrationBin(1, 0.9, 1));
    }

    @Test
    void theHistogramCountsByPowersOfTen() {
        double[] positives = {1, 0.64, 0.011};
        double[] negatives = {0.99, 1e-9, 0.012};
        List<ProbabilityBin> bins = ProbabilityBin.histogram(positives, negatives);
        assertThat(bins).hasSize(20);
        assertThat(bins.get(0).from()).isCloseTo(1e-4, EXACT);
        assertThat(bins.get(0).candidates()).isEqualTo(1);
        assertThat(bins.get(10).from()).isCloseTo(0.01, EXACT);
        assertThat(bins.get(10).candidates()).isEqualTo(2);
        assertThat(bins.get(10).positives()).isEqualTo(1);
        assertThat(bins.get(19).to()).isEqualTo(1);
        assertThat(bins.get(19).candidates()).isEqualTo(3);
        assertThat(bins.get(19).positives()).isEqualTo(2);
    }

    @Test
    void ctrProxyIsTheMeanProbabilityOfTheTenBestOfEachRequest() {
        ScoreSample sample = new ScoreSample();
        double[] scores = new double[12];
        Arrays.setAll(scores, i -> i);
        sample.add(1, scores, new boolean[12]);
        sample.add(2, new double[] {-1}, new boolean[1]);
        PlattScaling scaling = new PlattScaling(0.3, 0);
        double expected = scaling.probability(-1);
        for (int i = 2; i < 12; i++) {
            expected += scaling.probability(i);
        }
        assertThat(CandidateMetrics.of(sample, scaling).ctrProxy()).isCloseTo(expected / 11, EXACT);
    }

    private static java.util.stream.DoubleStream labels(TestRequest request) {
        double[] labels = new double[request.poolLabels().length];
        Arrays.setAll(labels, i -> request.poolLabels()[i] ? 1 : 0);
        return Arrays.stream(labels);
    }
}
