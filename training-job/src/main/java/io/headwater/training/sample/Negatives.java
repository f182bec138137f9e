package io.headwater.training.sample;

import io.headwater.candidate.CandidatePool;
import io.headwater.configuration.TrainingConfiguration;
import io.headwater.item.ItemSnapshot;
import io.headwater.profile.OwnItem;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Chooses the rows that a request is learned from, in one pass over its pool: every positive, some other candidates (the hard ones)
 * and some items of the catalogue by popularity (the easy ones).
 */
final class Negatives {
    /** Draws per wanted item of the catalogue, when what is drawn is the user's own. */
    private static final int TRIES = 8;

    /** One of so many requests is learned from without categories and prices, for serving may have to do without. */
    private static final int WITHOUT_FACTS = 5;

    private final TrainingConfiguration.Sampling sampling;
    private final Catalogue catalogue;
    private final int[] reservoir;

    Negatives(TrainingConfiguration.Sampling sampling, Catalogue catalogue) {
        this.sampling = sampling;
        this.catalogue = catalogue;
        this.reservoir = new int[sampling.poolNegatives()];
    }

    /**
     * Samples a request.
     *
     * @param targets grade by hash of the items that the user turned to
     * @return null when none of them is in the pool
     */
    SampleRows sample(CandidatePool pool, Map<Long, Byte> targets, SplittableRandom random) {
        int positives = 0;
        int met = 0;
        for (int place = 0; place < pool.size(); place++) {
            if (targets.containsKey(pool.hash(place))) {
                positives++;
            } else {
                keep(place, met++, random);
            }
        }
        if (positives == 0) {
            return null;
        }
        SampleRows rows =
                new SampleRows(pool, positives + reservoir.length + sampling.catalogueNegatives());
        addPositives(pool, targets, rows);
        int kept = Math.min(met, reservoir.length);
        for (int i = 0; i < kept; i++) {
            double probability = (double) kept / met;
            rows.add(pool, reservoir[i], (byte) 0, SampleRows.Origin.POOL_NEGATIVE, probability);
        }
        addStrangers(pool, targets, rows, random);
        if (random.nextInt(WITHOUT_FACTS) == 0) {
            rows.forgetOptionalFacts();
        }
        return rows;
    }

    /** Vitter's reservoir, algorithm R: each of those met so far is in it with the same probability. */
    private void keep(int place, int metBefore, SplittableRandom random) {
        int slot = metBefore < reservoir.length ? metBefore : random.nextInt(metBefore + 1);
        if (slot < reservoir.length) {
            reservoir[slot] = place;
        }
    }

    private static void addPositives(CandidatePool pool, Map<Long, Byte> targets, SampleRows rows) {
        for (int place = 0; place < pool.size(); place++) {
            Byte grade = targets.get(pool.hash(place));
            if (grade != null) {
                rows.add(pool, place, grade, SampleRows.Origin.POOL, 1);
            }
        }
    }

    private void addStrangers(
            CandidatePool pool, Map<Long, Byte> targets, SampleRows rows, SplittableRandom random) {
        Set<Long> taken = new HashSet<>(targets.keySet());
        for (OwnItem own : pool.request().own()) {
            taken.add(ItemSnapshot.hashOf(own.snapshot()));
        }
        for (int place = 0; place < pool.size(); place++) {
            taken.add(pool.hash(place));
        }
        int wanted = sampling.catalogueNegatives();
        for (int tries = wanted * TRIES; tries > 0 && wanted > 0; tries--) {
            Catalogue.Draw draw = catalogue.draw(random, pool.request().asOfMillis());
            if (draw != null && taken.add(ItemSnapshot.hashOf(draw.snapshot()))) {
                double probability =
                        Math.min(1, draw.probability() * sampling.catalogueNegatives());
                rows.addStranger(pool, draw.snapshot(), probability);
                wanted--;
            }
        }
    }
}
