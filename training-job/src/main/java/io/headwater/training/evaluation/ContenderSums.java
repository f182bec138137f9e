package io.headwater.training.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Adds up what one contender reaches, request by request. */
final class ContenderSums {
    private static final int PLACES = Answer.LENGTH;

    /** An item that was never popular is taken to be one event in 2³⁰. */
    private static final double SMALLEST_SHARE = 0x1p-30;

    private final Contender contender;
    private final double[] recall = new double[PLACES];
    private final double[] map = new double[PLACES];
    private final double[] ndcg = new double[PLACES];
    private final long[] hits = new long[PLACES];
    private final double[] reciprocalRanks = new double[PLACES];
    private final SliceSums[] slices = new SliceSums[Slice.values().length];
    private final DistinctHashes shown = new DistinctHashes();
    private final double[] gains = new double[PLACES];
    private double bits;
    private long places;
    private long requests;
    private long targets;

    ContenderSums(Contender contender) {
        this.contender = contender;
        Arrays.setAll(slices, slice -> new SliceSums());
    }

    private static final class SliceSums {
        private long targets;
        private long hits;
        private double reciprocalRanks;

        private void add(int rank) {
            targets++;
            hits += rank > 0 ? 1 : 0;
            reciprocalRanks += rank > 0 ? 1.0 / rank : 0;
        }
    }

    /** Hits and their reciprocal ranks among the first 20, of one request. */
    record Reached(int hits, double reciprocalRanks) {}

    Reached add(TestRequest request) {
        Answer answer = request.answer(contender);
        Slice history = Slice.ofHistory(request.historyEvents());
        Arrays.fill(gains, 0);
        for (Target target : request.targets()) {
            int rank = answer.rank(target.itemHash());
            if (rank > 0) {
                gains[rank - 1] = target.gain();
            }
            slices[Slice.ofTarget(target.repeat()).ordinal()].add(rank);
            slices[history.ordinal()].add(rank);
        }
        addShown(answer);
        requests++;
        targets += request.targets().size();
        return addPlaces(idealGains(request));
    }

    private static double[] idealGains(TestRequest request) {
        return request.targets().stream()
                .map(Target::gain)
                .sorted(Comparator.reverseOrder())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private Reached addPlaces(double[] ideal) {
        int hit = 0;
        double precisions = 0;
        double gain = 0;
        double idealGain = 0;
        double reciprocals = 0;
        for (int place = 0; place < PLACES; place++) {
            int k = place + 1;
            double discount = Math.log(2) / Math.log(k + 1.0);
            if (gains[place] > 0) {
                hit++;
                precisions += (double) hit / k;
                reciprocals += 1.0 / k;
                gain += gains[place] * discount;
            }
            idealGain += place < ideal.length ? ideal[place] * discount : 0;
            recall[place] += (double) hit / ideal.length;
            map[place] += precisions / Math.min(ideal.length, k);
            ndcg[place] += gain / idealGain;
            hits[place] += hit;
            reciprocalRanks[place] += reciprocals;
        }
        return new Reached(hit, reciprocals);
    }

    private void addShown(Answer answer) {
        for (int place = 0; place < answer.size(); place++) {
            shown.add(answer.items()[place]);
            double share = Math.max(answer.popularityShares()[place], SMALLEST_SHARE);
            bits -= Math.log(share) / Math.log(2);
            places++;
        }
    }

    ContenderResult result(long catalogueItems) {
        List<AtK> atK = new ArrayList<>();
        for (int place = 0; place < PLACES; place++) {
            atK.add(
                    new AtK(
                            place + 1,
                            recall[place] / requests,
                            map[place] / requests,
                            ndcg[place] / requests,
                            (double) hits[place] / targets,
                            reciprocalRanks[place] / targets));
        }
        List<ContenderResult.SliceResult> results = new ArrayList<>();
        for (Slice slice : Slice.values()) {
            SliceSums sums = slices[slice.ordinal()];
            results.add(
                    new ContenderResult.SliceResult(
                            slice,
                            sums.targets,
                            (double) sums.hits / sums.targets,
                            sums.reciprocalRanks / sums.targets));
        }
        return new ContenderResult(
                contender, atK, (double) shown.size() / catalogueItems, bits / places, results);
    }
}
