package io.headwater.training.sample;

import io.headwater.configuration.TrainingConfiguration;
import java.io.Serializable;

/**
 * Which slice a time is in, and which share of a slice's requests is asked. Times are epoch milliseconds; a slice ends where the
 * next begins.
 *
 * @param trainRate share of the requests asked before the test slice
 * @param endMillis events from here on are not read at all
 */
public record TimeSplit(
        long formulaFrom,
        long trainFrom,
        long validationFrom,
        long testFrom,
        long endMillis,
        double trainRate,
        double testRate)
        implements Serializable {

    /** Cuts a log by shares of its events. */
    public static TimeSplit of(LogSummary log, TrainingConfiguration settings) {
        TrainingConfiguration.Split shares = settings.split();
        long train = log.timeAt(shares.trainFrom());
        long test = log.timeAt(shares.testFrom());
        return new TimeSplit(
                log.timeAt(shares.formulaFrom()),
                train,
                log.timeAt(shares.validationFrom()),
                test,
                log.endsMillis(),
                rate(settings.sampling().trainRequests(), log.requests(train, test)),
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
