package io.headwater.training.evaluation;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether the model becomes champion: it must beat the present one on the same test slice by more than noise. That is, the 95 %
 * interval of its lift in MRR@20 lies above 0, and that of its lift in HR@20 does not lie below 0. Few users make no such claim.
 *
 * @param reason a sentence
 */
public record Promotion(boolean promote, String reason) {
    /** With fewer users an interval over users says little. */
    private static final int FEWEST_USERS = 30;

    public static Promotion of(EvaluationResult result) {
        Optional<Lift> mrr = result.lift(Contender.CHAMPION, Lift.Metric.MRR);
        Optional<Lift> hr = result.lift(Contender.CHAMPION, Lift.Metric.HR);
        if (mrr.isEmpty() || hr.isEmpty()) {
            return new Promotion(true, "there is no champion yet");
        }
        if (result.users() < FEWEST_USERS) {
            return new Promotion(
                    false,
                    "the test slice has "
                            + result.users()
                            + " users, at least "
                            + FEWEST_USERS
                            + " are needed to tell better from luck");
        }
        if (!mrr.get().isGain()) {
            return new Promotion(
                    false, "it does not beat the champion by more than noise: " + text(mrr.get()));
        }
        return hr.get().isLoss()
                ? new Promotion(false, "it hits less than the champion: " + text(hr.get()))
                : new Promotion(
                        true, "it beats the champion by more than noise: " + text(mrr.get()));
    }

    private static String text(Lift lift) {
        return String.format(
                Locale.ROOT,
                "%s %+.4f, 95 %% interval from %+.4f to %+.4f",
                lift.metric().title(),
                lift.value(),
                lift.low(),
                lift.high());
    }
}
