package io.headwater.training.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.TrainingConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSplitTest {
    private static final LogSummary LOG = log(1000);

    @Test
    void slicesFollowEachOtherInTime() {
        TimeSplit split = TimeSplit.of(LOG, TrainingConfiguration.defaults());

        assertThat(split.slice(minute(99))).isEqualTo(Slice.WARM_UP);
        assertThat(split.slice(minute(100))).isEqualTo(Slice.AUDIT);
        assertThat(split.slice(minute(199))).isEqualTo(Slice.AUDIT);
        assertThat(split.slice(minute(200))).isEqualTo(Slice.WARM_UP);
        assertThat(split.slice(minute(399))).isEqualTo(Slice.WARM_UP);
        assertThat(split.slice(minute(400))).isEqualTo(Slice.FORMULA);
        assertThat(split.slice(minute(549))).isEqualTo(Slice.FORMULA);
        assertThat(split.slice(minute(550))).isEqualTo(Slice.TRAIN);
        assertThat(split.slice(minute(865))).isEqualTo(Slice.VALIDATION);
        assertThat(split.slice(minute(899))).isEqualTo(Slice.VALIDATION);
        assertThat(split.slice(minute(900))).isEqualTo(Slice.TEST);
        assertThat(split.rate(Slice.WARM_UP)).isZero();
        assertThat(split.rate(Slice.TRAIN)).isEqualTo(1);
    }

    @Test
    void theFirstShareEndsBeforeTheRestBegins() {
        LogSummary first = LOG.first(0.9);

        assertThat(first.events()).isEqualTo(900);
        assertThat(first.endsMillis()).isEqualTo(minute(900));
        assertThat(LOG.first(1).events()).isEqualTo(1000);
        assertThat(first.digest()).isNotEqualTo(LOG.digest());
    }

    @Test
    void moreRequestsThanAllowedAreSampled() {
        TrainingConfiguration defaults = TrainingConfiguration.defaults();
        TrainingConfiguration few =
                new TrainingConfiguration(
                        "few",
                        1,
                        defaults.split(),
                        new TrainingConfiguration.Sampling(35, 10, 30, 2),
                        defaults.learning());

        TimeSplit split = TimeSplit.of(LOG, few);

        assertThat(split.rate(Slice.TRAIN)).isEqualTo(0.1);
        assertThat(split.rate(Slice.TEST)).isEqualTo(0.1);
    }

    @Test
    void theAuditComparesAThousandRequestsOrAllThatAreThere() {
        TrainingConfiguration defaults = TrainingConfiguration.defaults();

        assertThat(TimeSplit.of(LOG, defaults).rate(Slice.AUDIT)).isEqualTo(1);
        assertThat(TimeSplit.of(log(100_000), defaults).rate(Slice.AUDIT)).isEqualTo(0.1);
    }

    private static LogSummary log(int minutes) {
        List<LogMinute> all = new ArrayList<>();
        for (int minute = minutes - 1; minute >= 0; minute--) {
            all.add(new LogMinute(minute, 1, 1, minute * 31L));
        }
        return new LogSummary(all);
    }

    private static long minute(long minute) {
        return minute * LogMinute.MILLIS;
    }
}
