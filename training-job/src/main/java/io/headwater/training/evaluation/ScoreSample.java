package io.headwater.training.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The raw scores and labels of whole candidate pools: all of them up to a bound, above it those of a uniform sample of the
 * requests, the same in any order of arrival.
 */
public final class ScoreSample {
    /** 36 MB. */
    public static final int MOST_CANDIDATES = 4_000_000;

    private final PriorityQueue<Pool> pools =
            new PriorityQueue<>(Comparator.comparingLong(Pool::key).reversed());
    private final int mostCandidates;

    /** Keys from here on have been given up. */
    private long end = Long.MAX_VALUE;

    private long held;
    private long seen;

    public ScoreSample() {
        this(MOST_CANDIDATES);
    }

    ScoreSample(int mostCandidates) {
        this.mostCandidates = mostCandidates;
    }

    /** The candidates of one request. */
    record Pool(long key, double[] scores, boolean[] labels) {}

    /**
     * Adds a request's pool; it must be the whole pool, for a sample of it has other probabilities.
     *
     * @param request tells it from all others
     */
    public void add(long request, double[] scores, boolean[] labels) {
        long key = new SplittableRandom(request).nextLong();
        seen += scores.length;
        if (key >= end) {
            return;
        }
        held += scores.length;
        pools.add(new Pool(key, scores, labels));
        while (held > mostCandidates) {
            Pool last = pools.remove();
            held -= last.scores().length;
            end = last.key();
        }
    }

    public void add(TestRequest request) {
        add(request.key(), request.poolScores(), request.poolLabels());
    }

    /** The pools by key. */
    List<Pool> pools() {
        List<Pool> sorted = new ArrayList<>(pools);
        sorted.sort(Comparator.comparingLong(Pool::key));
        return sorted;
    }

    /** Candidates that are held. */
    long size() {
        return held;
    }

    /** Candidates that were added. */
    long seen() {
        return seen;
    }

    /** The scores of all candidates with the label. */
    double[] scores(boolean label) {
        double[] scores = new double[Math.toIntExact(held)];
        int size = 0;
        for (Pool pool : pools()) {
            for (int i = 0; i < pool.scores().length; i++) {
                if (pool.labels()[i] == label) {
                    scores[size++] = pool.scores()[i];
                }
            }
        }
        return Arrays.copyOf(scores, size);
    }
}
