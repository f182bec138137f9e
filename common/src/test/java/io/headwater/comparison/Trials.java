package io.headwater.comparison;

import io.headwater.comparison.Comparison.Verdict;
import io.headwater.event.EventType;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Outcomes of a challenger's users and a champion's, for tests of their trial. */
public final class Trials {
    public static final Proposal PROPOSAL =
            new Proposal(
                    "recommender-model",
                    "1",
                    "2",
                    "hr_at_20",
                    new Comparison(Verdict.BETTER, 300, 0.25, 40, 0.5, 20.5, 20),
                    1_767_225_600_000L);

    private static final long START = 1_767_225_600_000L;
    private static final long STEP = 600_000;
    private static final long DAY = 86_400_000;

    private Trials() {}

    /**
     * A user every ten minutes, every other one the challenger's: one in five finds what the champion shows, three in five what the challenger
     * shows; then one of a day later.
     */
    public static List<Outcome> outcomes(
            String champion, String challenger, long fromStep, int users) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            boolean challenged = user % 2 == 0;
            boolean hit = user / 2 % 5 < (challenged ? 3 : 1);
            outcomes.add(
                    outcome(
                            "user-" + (fromStep + user),
                            challenged ? challenger : champion,
                            challenged ? "challenger" : "champion",
                            hit,
                            START + (fromStep + user) * STEP));
        }
        long last = START + (fromStep + users) * STEP + DAY;
        outcomes.add(outcome("last-" + fromStep, champion, "champion", false, last));
        return outcomes;
    }

    public static Outcome outcome(
            String user, String version, String variant, boolean hit, long timeMillis) {
        return new Outcome(
                "list-" + user + timeMillis,
                user,
                "event-" + user + timeMillis,
                "mug",
                EventType.VIEW,
                timeMillis,
                new ModelVersion("recommender-model", version, variant),
                hit ? 1 : 0,
                0,
                1000);
    }

    /** Every part of it filled. */
    public static Trial open() {
        Trial trial = new Trial();
        outcomes("1", "2", 0, 9).forEach(trial::fold);
        trial.fold(outcome("open", "2", "challenger", true, START + 2 * DAY));
        return trial;
    }
}
