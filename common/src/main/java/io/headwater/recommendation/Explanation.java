package io.headwater.recommendation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What made the score of a recommended item: the bias, the contributions and the others sum up to it.
 *
 * @param sources what named the item
 * @param bias the score before anything is known of the item
 * @param contributions the largest either way, the largest first
 * @param others the sum of the contributions left out
 */
public record Explanation(
        List<NamedBy> sources, double bias, List<Contribution> contributions, double others) {
    private static final int SHOWN = 10;

    public Explanation {
        sources = List.copyOf(sources);
        contributions = List.copyOf(contributions);
    }

    /**
     * A source that named the item.
     *
     * @param rank in the source's list, 1 for the first
     */
    public record NamedBy(String source, int rank) {}

    /**
     * What a value added to the score.
     *
     * @param name of a model's feature, or with the formula of a source
     * @param value of the feature, or the rank in the source's list; NaN for none
     */
    public record Contribution(String name, double value, double contribution) {}

    /** Keeps the largest contributions. */
    public static Explanation of(List<NamedBy> sources, double bias, List<Contribution> all) {
        List<Contribution> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble(one -> -Math.abs(one.contribution())));
        int shown = Math.min(SHOWN, sorted.size());
        double others =
                IntStream.range(shown, sorted.size())
                        .mapToDouble(i -> sorted.get(i).contribution())
                        .sum();
        return new Explanation(sources, bias, sorted.subList(0, shown), others);
    }
}
