package io.headwater.dataflow;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.configuration.StateConfiguration;
import java.io.Serializable;

/** The user room's slice of the configuration. */
record UserRules(
        StateConfiguration state,
        boolean listAfterEvents,
        int limit,
        int seeds,
        int depth,
        long sessionGapMillis,
        long boughtWithinMillis)
        implements Serializable {

    static UserRules of(HeadwaterConfiguration configuration) {
        return new UserRules(
                configuration.state(),
                configuration.recommend().on().equals("events"),
                configuration.recommend().limit(),
                configuration.neighbours().seeds(),
                configuration.neighbours().depth(),
                configuration.intake().sessionGap().toMillis(),
                configuration.rules().boughtWithin().toMillis());
    }
}
