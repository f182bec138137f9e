package io.headwater.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlattScalingTest {

    @Test
    void theScalingThatMadeTheLabelsIsFound() {
        PlattScaling truth = new PlattScaling(0.8, -3);
        PlattScaling found = PlattScaling.fit(sample(truth, 200_000, 2));
        assertThat(found.slope()).isCloseTo(truth.slope(), within(0.03));
        assertThat(found.intercept()).isCloseTo(truth.intercept(), within(0.04));
    }

    @Test
    void noNeighbourOfTheFitExplainsTheLabelsBetter() {
        ScoreSample sample = sample(new PlattScaling(1.5, -1), 500, 1);
        PlattScaling fit = PlattScaling.fit(sample);
        double best = smoothedLoss(sample, fit);
        for (double step : new double[] {-1e-3, 1e-3}) {
            PlattScaling steeper = new PlattScaling(fit.slope() + step, fit.intercept());
            PlattScaling shifted = new PlattScaling(fit.slope(), fit.intercept() + step);
            assertThat(smoothedLoss(sample, steeper)).isGreaterThan(best);
            assertThat(smoothedLoss(sample, shifted)).isGreaterThan(best);
        }
    }

    @Test
    void classesThatScoresTellApartFullyStillGetFiniteProbabilities() {
        ScoreSample sample = new ScoreSample();
        sample.add(
                1, new double[] {-900, -800, 700, 900}, new boolean[] {false, false, true, true});
        PlattScaling fit = PlattScaling.fit(sample);
        assertThat(fit.probability(900)).isBetween(0.6, 0.9);
        assertThat(fit.probability(-900)).isBetween(0.1, 0.4);
    }

    @Test
    void oneClassOnlyGivesAProbabilityNearIt() {
        ScoreSample sample = new ScoreSample();
        sample.add(1, new double[] {1, 2, 3, 4}, new boolean[4]);
        assertThat(PlattScaling.fit(sample).probability(2.5)).isCloseTo(1.0 / 6, within(0.01));
    }

    @Test
    void equalScoresGiveTheRate() {
        ScoreSample sample = new ScoreSample();
        boolean[] labels = new boolean[1_000];
        for (int i = 0; i < 100; i++) {
            labels[i] = true;
        }
        sample.add(1, new double[1_000], labels);
        assertThat(PlattScaling.fit(sample).probability(0)).isCloseTo(0.1, within(0.002));
    }

    @Test
    void extremeScoresNeitherOverflowNorCancel() {
        PlattScaling scaling = new PlattScaling(1, 0);
        assertThat(scaling.probability(1e4)).isEqualTo(1);
        assertThat(scaling.probability(-1e4)).isZero();
        assertThat(scaling.logLoss(1e4, 0)).isEqualTo(1e4);
        assertThat(scaling.logLoss(40, 1)).isCloseTo(Math.exp(-40), within(1e-30));
    }

    @Test
    void nothingToFitIsRefused() {
        assertThatThrownBy(() -> PlattScaling.fit(new ScoreSample()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no candidate to fit probabilities to");
    }

    private static double smoothedLoss(ScoreSample sample, PlattScaling scaling) {
        double[] positives = sample.scores(true);
        double[] negatives = sample.scores(false);
        double loss = 0;
        for (double score : positives) {
            loss += scaling.logLoss(score, (positives.length + 1.0) / (positives.length + 2.0));
        }
        for (double score : negatives) {
            loss += scaling.logLoss(score, 1 / (negatives.length + 2.0));
        }
        return loss;
    }

    private static ScoreSample sample(PlattScaling truth, int count, double spread) {
        Random random = new Random(5);
        double[] scores = new double[count];
        boolean[] labels = new boolean[count];
        for (int i = 0; i < count; i++) {
            scores[i] = random.nextGaussian() * spread;
            labels[i] = random.nextDouble() < truth.probability(scores[i]);
        }
        ScoreSample sample = new ScoreSample();
        sample.add(1, scores, labels);
        return sample;
    }
}
