package io.headwater.training.sample;

import io.headwater.event.Origin;
import io.headwater.event.Rejection;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * How many records were refused for one reason.
 *
 * @param example what was wrong with one of them, and where it lies
 */
public record Refused(String reason, long records, String example) {
    /** The type of its stream. */
    static final TypeInformation<Refused> TYPE = TypeInformation.of(Refused.class);

    static Refused of(Rejection rejection) {
        Origin origin = rejection.origin();
        return new Refused(
                rejection.reason().name().toLowerCase(Locale.ROOT),
                1,
                rejection.detail()
                        + " ("
                        + origin.topic()
                        + " partition "
                        + origin.partition()
                        + " record "
                        + origin.offset()
                        + ")");
    }

    Refused plus(Refused other) {
        return new Refused(reason, records + other.records, example);
    }

    @Override
    public String toString() {
        return records + " " + reason + ", such as: " + example;
    }
}
