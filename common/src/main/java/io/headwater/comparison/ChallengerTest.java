package io.headwater.comparison;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Is the challenger better than the champion? It may be asked after every outcome. Users differ and come back, so a user counts
 * once: by the mean reward of the first so long since the first outcome. Each challenger's user is held against the mean of the
 * champion's users that were done since the last, so that drift hits both alike.
 */
public final class ChallengerTest {
    private final long windowMillis;
    private final Deque<User> open = new ArrayDeque<>();
    private final Map<String, User> openById = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final BettingTest better = new BettingTest();
    private final BettingTest worse = new BettingTest();
    private final Deque<Double> challengers = new ArrayDeque<>();
    private final Mean championsSinceLast = new Mean();
    private final Mean champions = new Mean();
    private final Mean challengersSeen = new Mean();
    private boolean begun;

    /**
     * @param windowMillis how long a user's outcomes count, from the first on
     */
    public ChallengerTest(long windowMillis) {
        this.windowMillis = windowMillis;
    }

    /**
     * Takes an outcome; they must come in the order of their times.
     *
     * @param reward in [0, 1]
     */
    public void add(String userId, boolean challenger, double reward, long timeMillis) {
        begun |= challenger;
        if (!begun) {
            return;
        }
        while (!open.isEmpty() && open.peekFirst().sinceMillis + windowMillis <= timeMillis) {
            close(open.removeFirst());
        }
        if (done.contains(userId)) {
            return;
        }
        User user =
                openById.computeIfAbsent(
                        userId,
                        id -> {
                            User added = new User(id, challenger, timeMillis);
                            open.addLast(added);
                            return added;
                        });
        if (user.challenger == challenger) {
            user.rewards.add(reward);
        }
    }

    private void close(User user) {
        openById.remove(user.id);
        done.add(user.id);
        double reward = user.rewards.value();
        if (user.challenger) {
            challengersSeen.add(reward);
            challengers.addLast(reward);
        } else {
            champions.add(reward);
            championsSinceLast.add(reward);
        }
        if (!challengers.isEmpty() && championsSinceLast.count > 0) {
            double difference = challengers.removeFirst() - championsSinceLast.value();
            better.add(difference);
            worse.add(-difference);
            championsSinceLast.clear();
        }
    }

    /**
     * What can be said now.
     *
     * @param errorRate probability of ever calling a challenger better that is not, however often it is asked
     */
    public Comparison result(double errorRate) {
        double needed = 1 / errorRate;
        Comparison.Verdict verdict =
                better.wealth() >= needed
                        ? Comparison.Verdict.BETTER
                        : worse.wealth() >= needed
                                ? Comparison.Verdict.WORSE
                                : Comparison.Verdict.UNDECIDED;
        return new Comparison(
                verdict,
                champions.count,
                champions.value(),
                challengersSeen.count,
                challengersSeen.value(),
                better.wealth(),
                needed);
    }

    private static final class User {
        private final String id;
        private final boolean challenger;
        private final long sinceMillis;
        private final Mean rewards = new Mean();

        User(String id, boolean challenger, long sinceMillis) {
            this.id = id;
            this.challenger = challenger;
            this.sinceMillis = sinceMillis;
        }
    }

    private static final class Mean {
        private long count;
        private double sum;

        void add(double value) {
            count++;
            sum += value;
        }

        void clear() {
            count = 0;
            sum = 0;
        }

        double value() {
            return sum / count;
        }
    }
}
