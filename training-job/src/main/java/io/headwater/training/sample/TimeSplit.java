package io.headwater.training.sample;

import io.headwater.configuration.TrainingConfiguration;
import java.io.Serializable;

/**
 * Which slice a time is in, and which share of a slice's requests is asked. Times are epoch milliseconds; a slice ends where the
 * next begins.
 *
 * @param audit a part of the warm-up
 * @param trainRate share of the requests asked before the test slice
 * @param endMillis events from here on are not read at all
 */
public record TimeSplit(
        long formulaFrom,
        long trainFrom,
        long validationFrom,
        long testFrom,
        long endMillis,
        Audit audit,
        double trainRate,
        double testRate)
        implements Serializable {
    /** The leak audit compares so many requests. */
    private static final int AUDITED = 1_000;

    /**
     * What the leak audit replays without what comes after: early in the log, for the more is replayed the longer it takes.
     *
     * @param rate share of the requests asked
     */
    public record Audit(long fromMillis, long untilMillis, double rate) implements Serializable {
        static Audit of(LogSummary log, double warmUp) {
            long from = log.timeAt(warmUp / 4);
            long until = log.timeAt(warmUp / 2);
            return new Audit(from, until, TimeSplit.rate(AUDITED, log.requests(from, until)));
        }

        boolean contains(long timeMillis) {
            return timeMillis >= fromMillis && timeMillis < untilMillis;
        }
    }

    /** Cuts a log by shares of its events. */
    public static TimeSplit of(LogSummary log, TrainingConfiguration settings) {
        TrainingConfiguration.Split shares = settings.split();
        long train = log.timeAt(shares.trainFrom());
        long validation = log.timeAt(shares.validationFrom());
        long test = log.timeAt(shares.testFrom());
        return new TimeSplit(
                log.timeAt(shares.formulaFrom()),
                train,
                validation,
                test,
                log.endsMillis(),
                Audit.of(log, shares.formulaFrom()),
                rate(settings.sampling().trainRequests(), log.requests(train, test)),
                rate(settings.sampling().testRequests(), log.requests(test, Long.MAX_VALUE)));
    }

    private static double rate(long most, long there) {
        return there <= most ? 1 : (double) most / there;
    }

    public Slice slice(long timeMillis) {
        if (timeMillis < formulaFrom) {
            return audit.contains(timeMillis) ? Slice.AUDIT : Slice.WARM_UP;
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
            case AUDIT -> audit.rate();
            case FORMULA, TRAIN, VALIDATION -> trainRate;
            case TEST -> testRate;
        };
    }
}
