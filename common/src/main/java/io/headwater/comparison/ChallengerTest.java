package io.headwater.comparison;

import io.headwater.event.Ids;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

    /** Hashes of the ids of users who have counted: eight bytes each where it is kept. */
    private final Set<Long> done = new HashSet<>();

    private final Deque<Double> challengers = new ArrayDeque<>();
    private BettingTest better = new BettingTest();
    private BettingTest worse = new BettingTest();
    private Mean championsSinceLast = new Mean();
    private Mean champions = new Mean();
    private Mean challengersSeen = new Mean();
    private boolean begun;

    /**
     * @param windowMillis how long a user's outcomes count, from the first on
     */
    public ChallengerTest(long windowMillis) {
        this.windowMillis = windowMillis;
    }

    /**
     * Takes an outcome; they should come in the order of their times. Where they do not quite, a user's day may end somewhat early or
     * late, which has nothing to do with what the user found.
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
        if (done.contains(Ids.hash(userId))) {
            return;
        }
        User user =
                openById.computeIfAbsent(
                        userId,
                        id -> {
                            User added = new User(id, challenger, timeMillis, new Mean());
                            open.addLast(added);
                            return added;
                        });
        if (user.challenger == challenger) {
            user.rewards.add(reward);
        }
    }

    private void close(User user) {
        openById.remove(user.id);
        done.add(Ids.hash(user.id));
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

    /** Users who have counted, or will when their time is over. */
    int users() {
        return done.size() + open.size();
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

    /** Version 1. */
    static Format<ChallengerTest> format(long windowMillis) {
        return new Format<>() {
            @Override
            public void write(ChallengerTest value, DataOutput out) throws IOException {
                out.writeBoolean(value.begun);
                BettingTest.FORMAT.write(value.better, out);
                BettingTest.FORMAT.write(value.worse, out);
                value.championsSinceLast.write(out);
                value.champions.write(out);
                value.challengersSeen.write(out);
                Bytes.writeVarInt(out, value.challengers.size());
                for (double reward : value.challengers) {
                    out.writeDouble(reward);
                }
                Bytes.writeVarInt(out, value.open.size());
                for (User user : value.open) {
                    user.write(out);
                }
                Bytes.writeLongs(
                        out, value.done.stream().mapToLong(Long::longValue).sorted().toArray());
            }

            @Override
            public ChallengerTest read(DataInput in) throws IOException {
                ChallengerTest value = new ChallengerTest(windowMillis);
                value.begun = in.readBoolean();
                value.better = BettingTest.FORMAT.read(in);
                value.worse = BettingTest.FORMAT.read(in);
                value.championsSinceLast = Mean.read(in);
                value.champions = Mean.read(in);
                value.challengersSeen = Mean.read(in);
                for (int i = Bytes.readVarInt(in); i > 0; i--) {
                    value.challengers.addLast(in.readDouble());
                }
                for (int i = Bytes.readVarInt(in); i > 0; i--) {
                    User user = User.read(in);
                    value.open.addLast(user);
                    value.openById.put(user.id, user);
                }
                for (long hash : Bytes.readLongs(in)) {
                    value.done.add(hash);
                }
                return value;
            }
        };
    }

    private record User(String id, boolean challenger, long sinceMillis, Mean rewards) {

        void write(DataOutput out) throws IOException {
            Bytes.writeText(out, id);
            out.writeBoolean(challenger);
            out.writeLong(sinceMillis);
            rewards.write(out);
        }

        static User read(DataInput in) throws IOException {
            return new User(Bytes.readText(in), in.readBoolean(), in.readLong(), Mean.read(in));
        }
    }

    private static final class Mean {
        private long count;
        private double sum;

        void write(DataOutput out) throws IOException {
            Bytes.writeVarLong(out, count);
            out.writeDouble(sum);
        }

        static Mean read(DataInput in) throws IOException {
            Mean mean = new Mean();
            mean.count = Bytes.readVarLong(in);
            mean.sum = in.readDouble();
            return mean;
        }

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
