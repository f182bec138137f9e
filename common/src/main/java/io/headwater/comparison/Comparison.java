package io.headwater.comparison;

/**
 * What outcomes say of champion and challenger.
 *
 * @param championUsers users who count for the champion
 * @param championReward their mean reward, NaN without any
 * @param evidence for the challenger; starts at 1
 * @param needed evidence for the verdict
 */
public record Comparison(
        Verdict verdict,
        long championUsers,
        double championReward,
        long challengerUsers,
        double challengerReward,
        double evidence,
        double needed) {

    /** Of the challenger. */
    public enum Verdict {
        BETTER,
        WORSE,
        UNDECIDED
    }

    /** By how much the challenger is better, as a share of the champion's reward. */
    public double lift() {
        return challengerReward / championReward - 1;
    }
}
