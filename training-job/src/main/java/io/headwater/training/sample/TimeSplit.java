package io.headwater.training.sample;

import io.headwater.configuration.TrainingConfiguration;
import java.io.Serializable;

/**
 * Which slice a time is in, and which share of a slice's requests is asked. Times are epoch milliseconds; a slice ends where the
 * next begins.
 *
 * @param auditUntil the leak audit replays only what is before it, to compare samples before it
 * @param trainRate share of the requests asked before the test slice
 * @param endMillis events from here on are not read at all
 */
public record TimeSplit(
        long formulaFrom,
        long trainFrom,
        long validationFrom,
        long testFrom,
        long endMillis,
        long auditUntil,
        double trainRate,
        double testRate)
        implements Serializable {
    /** So many requests of training are replayed, or half of them: later ones cost more and tell nothing new. */
    private static final int AUDITED = 1_000;

    /** Cuts a log by shares of its events. */
    public static TimeSplit of(LogSummary log, TrainingConfiguration settings) {
        TrainingConfiguration.Split shares = settings.split();
        long train = log.timeAt(shares.trainFrom());
        long validation = log.timeAt(shares.validationFrom());
        long test = log.timeAt(shares.testFrom());
        double trainRate = rate(settings.sampling().trainRequests(), log.requests(train, test));
        double audited = Math.min(AUDITED / trainRate, log.requests(train, validation) / 2.0);
        return new TimeSplit(
                log.timeAt(shares.formulaFrom()),
                train,
                validation,
                test,
                log.endsMillis(),
                log.timeAfter(audited, train),
                trainRate,
                rate(settings.sampling().testRequests(), log.requests(test, Long.MAX_VALUE)));
    }

    private static double rate(long most, long there) {
        return there <= most ? 1 : (double) most / there;
    }

    public Slice slice(long timeMillis) {
        if (timeMillis < formulaFrom) {
            return Slice.WARM_UP;
        } else if (timeMillis < trainFrom) {
            return Slice.FORMULA;
        } else if (timeMillis < validationFrom) {
            return Slice.TRAIN;
        }
        return timeMillis < testFrom ? Slice.VALIDATION : Slice.TEST;
    }

    double rate(Slice slice) {
        return switch (slice) {
            case WARM_UP -> 0;
            case FORMULA, TRAIN, VALIDATION -> trainRate;
            case TEST -> testRate;
        };
    }
}
