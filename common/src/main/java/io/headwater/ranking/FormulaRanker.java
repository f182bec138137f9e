package io.headwater.ranking;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.Precision;
import io.headwater.candidate.RankBucket;
import io.headwater.candidate.Source;
import io.headwater.candidate.SourceTable;
import io.headwater.recommendation.Explanation;
import io.headwater.recommendation.Explanation.Contribution;
import io.headwater.recommendation.ModelVersion;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranks before any model is there: a weight per source and rank bucket, learned from outcomes by a softmax gradient step each.
 * With empty weights the precision of the sources decides.
 */
public final class FormulaRanker implements Ranker {
    private static final double SUPPORT = 1e-3;
    private static final double NEGLIGIBLE = 1e-7;

    private final double learningRate;
    private final SourceTable weights = new SourceTable();
    private final Precision precision = new Precision();

    public FormulaRanker(double learningRate) {
        this.learningRate = learningRate;
    }

    /** Starts from the mean of what several slots have learned. */
    public static FormulaRanker mean(double learningRate, List<FormulaRanker> slots) {
        FormulaRanker mean = new FormulaRanker(learningRate);
        for (FormulaRanker slot : slots) {
            mean.weights.addAll(slot.weights, 1.0 / slots.size());
            mean.precision.addAll(slot.precision, 1.0 / slots.size());
        }
        return mean;
    }

    /** The live precision of the sources. */
    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public void score(CandidatePool pool, double[] scores) {
        for (int place = 0; place < pool.size(); place++) {
            scores[place] = weights.sum(pool.buckets(place)) + SUPPORT * pool.support(place);
        }
    }

    @Override
    public Explanation explain(CandidatePool pool, int place) {
        List<Contribution> contributions = new ArrayList<>();
        for (Source source : Source.values()) {
            int rank = pool.rank(source, place);
            double weight = weights.get(source.ordinal(), RankBucket.of(rank));
            contributions.add(
                    new Contribution(
                            source.label(),
                            rank < 0 ? Double.NaN : rank + 1,
                            weight + SUPPORT * pool.support(source, place)));
        }
        return Explanation.of(NamedSources.of(pool, place), 0, contributions);
    }

    @Override
    public ModelVersion version() {
        return ModelVersion.FORMULA;
    }

    /**
     * Learns from a pool that has met its outcome: W[s][b] += rate · (y/positives − softmax(score)).
     *
     * @param buckets per candidate its packed rank buckets
     * @param hit per candidate whether it came true
     */
    public void learn(long[] buckets, boolean[] hit) {
        precision.learn(buckets, hit);
        int positives = 0;
        for (boolean one : hit) {
            positives += one ? 1 : 0;
        }
        if (positives == 0) {
            return;
        }
        double[] shares = softmax(buckets);
        for (int i = 0; i < buckets.length; i++) {
            double step = learningRate * ((hit[i] ? 1.0 / positives : 0) - shares[i]);
            for (int source = 0;
                    Math.abs(step) >= NEGLIGIBLE && source < Source.COUNT_OF_SOURCES;
                    source++) {
                weights.add(source, RankBucket.unpack(buckets[i], source), step);
            }
        }
    }

    private double[] softmax(long[] buckets) {
        double[] scores = new double[buckets.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = weights.sum(buckets[i]) + SUPPORT * precision.sum(buckets[i]);
            largest = Math.max(largest, scores[i]);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = StrictMath.exp(scores[i] - largest);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    /** Version 1. */
    public static Format<FormulaRanker> format(double learningRate) {
        return new Format<>() {
            @Override
            public void write(FormulaRanker value, DataOutput out) throws IOException {
                SourceTable.FORMAT.write(value.weights, out);
                Precision.FORMAT.write(value.precision, out);
            }

            @Override
            public FormulaRanker read(DataInput in) throws IOException {
                FormulaRanker value = new FormulaRanker(learningRate);
                value.weights.addAll(SourceTable.FORMAT.read(in), 1);
                value.precision.addAll(Precision.FORMAT.read(in), 1);
                return value;
            }
        };
    }
}
