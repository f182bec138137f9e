package io.headwater.training.evaluation;

import java.util.List;

/**
 * What one contender reached on the test slice.
 *
 * @param atK for k from 1 to {@link Answer#LENGTH}
 * @param coverage share of the catalogue's items that it gave to anyone
 * @param novelty mean −log2 of the popularity share of what it gave: the bits that an item's name is worth
 * @param slices parts of the test slice, in one order for all contenders
 */
public record ContenderResult(
        Contender contender,
        List<AtK> atK,
        double coverage,
        double novelty,
        List<SliceResult> slices) {

    public ContenderResult {
        atK = List.copyOf(atK);
        slices = List.copyOf(slices);
    }

    public AtK at(int k) {
        return atK.get(k - 1);
    }

    /** Hit rate and MRR at 20 on a part of the targets; NaN where there are none. */
    public record SliceResult(Slice slice, long targets, double hr, double mrr) {}
}
