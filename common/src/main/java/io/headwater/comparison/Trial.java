package io.headwater.comparison;

import io.headwater.comparison.Comparison.Verdict;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Outcome;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A challenger on trial while the stream runs: outcomes are folded as they come, and once its users fared better by more than chance it
 * is proposed, once. Whenever champion or challenger is another version the trial begins anew. Mutable; eight bytes a user, and at most
 * {@link #MOST_USERS} of them.
 */
public final class Trial {
    /** Those of ./promote, unless it is told otherwise. */
    private static final Reward REWARD = Reward.HIT;

    private static final int AT = 20;
    private static final double ERROR_RATE = 0.05;
    private static final long WINDOW_MILLIS = 86_400_000;

    /** Whom so many users do not show to be better is not worth more memory. */
    private static final int MOST_USERS = 1_000_000;

    private static final Format<ChallengerTest> TEST = ChallengerTest.format(WINDOW_MILLIS);

    private Side champion = Side.NOBODY;
    private Side challenger = Side.NOBODY;
    private ChallengerTest test = new ChallengerTest(WINDOW_MILLIS);
    private boolean over;

    /**
     * A variant's version.
     *
     * @param listMillis time of its newest list that has met an outcome
     */
    private record Side(String version, long listMillis) {
        private static final Side NOBODY = new Side("", Long.MIN_VALUE);

        void write(DataOutput out) throws IOException {
            Bytes.writeText(out, version);
            out.writeLong(listMillis);
        }

        static Side read(DataInput in) throws IOException {
            return new Side(Bytes.readText(in), in.readLong());
        }
    }

    /** Takes what became of a list that was shown and that a registered model made; gives a proposal when it decides, else null. */
    public Proposal fold(Outcome outcome) {
        ModelVersion model = outcome.model();
        boolean isChallenger = model.variant().equals("challenger");
        if (!isTakenIn(isChallenger, model.version(), outcome) || over || !isBetweenTwo()) {
            return null;
        }
        test.add(
                outcome.userId(),
                isChallenger,
                REWARD.of(outcome.hitRank(), AT),
                outcome.eventTimeMillis());
        Comparison seen = test.result(ERROR_RATE);
        boolean better = seen.verdict() == Verdict.BETTER;
        over = better || test.users() >= MOST_USERS;
        return better ? proposal(model.name(), seen, outcome.eventTimeMillis()) : null;
    }

    /** Whether the version is, or is from now on, the one on trial: a user may meet the list of an earlier version late. */
    private boolean isTakenIn(boolean isChallenger, String version, Outcome outcome) {
        Side known = isChallenger ? challenger : champion;
        long listMillis = outcome.eventTimeMillis() - outcome.delayMillis();
        boolean same = known.version.equals(version);
        if (!same && listMillis <= known.listMillis) {
            return false;
        }
        Side side = new Side(version, Math.max(listMillis, known.listMillis));
        champion = isChallenger ? champion : side;
        challenger = isChallenger ? side : challenger;
        if (!same) {
            test = new ChallengerTest(WINDOW_MILLIS);
            over = false;
        }
        return true;
    }

    private boolean isBetweenTwo() {
        return !champion.version.isEmpty()
                && !challenger.version.isEmpty()
                && !champion.version.equals(challenger.version);
    }

    private Proposal proposal(String model, Comparison seen, long decidedMillis) {
        return new Proposal(
                model,
                champion.version,
                challenger.version,
                REWARD.metric() + "_at_" + AT,
                seen,
                decidedMillis);
    }

    /** Version 1. */
    public static final Format<Trial> FORMAT =
            new Format<>() {
                @Override
                public void write(Trial value, DataOutput out) throws IOException {
                    value.champion.write(out);
                    value.challenger.write(out);
                    out.writeBoolean(value.over);
                    TEST.write(value.test, out);
                }

                @Override
                public Trial read(DataInput in) throws IOException {
                    Trial value = new Trial();
                    value.champion = Side.read(in);
                    value.challenger = Side.read(in);
                    value.over = in.readBoolean();
                    value.test = TEST.read(in);
                    return value;
                }
            };
}
