package io.headwater.quickstart.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What was sent and what came back, counted; written by the sender and the reader, read by the view. */
public final class Traffic {
    private static final int LATENCIES = 1 << 14;
    private static final int WINDOW = 1000;

    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final long[] latencyNanos = new long[LATENCIES];
    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<String, JsonNode> lastLists = new LinkedHashMap<>();
    private final boolean[] window = new boolean[WINDOW];
    private final boolean[] windowPopularity = new boolean[WINDOW];
    private final Score all = new Score();
    private final Score test = new Score();
    private final long testFromMillis;
    private long sent;
    private long lists;
    private long measured;
    private long givenUp;

    public Traffic(long testFromMillis) {
        this.testFromMillis = testFromMillis;
    }

    /** HR and MRR at 20 over outcomes, of the ranker and of popularity. */
    public static final class Score {
        private long outcomes;
        private double hits;
        private double reciprocal;
        private double popularityHits;

        private void count(int rank, int popularityRank) {
            outcomes++;
            if (hit(rank)) {
                hits++;
                reciprocal += 1.0 / rank;
            }
            popularityHits += hit(popularityRank) ? 1 : 0;
        }

        private static boolean hit(int rank) {
            return rank > 0 && rank <= 20;
        }

        public long outcomes() {
            return outcomes;
        }

        public double hitRate() {
            return hits / Math.max(1, outcomes);
        }

        public double reciprocalRank() {
            return reciprocal / Math.max(1, outcomes);
        }

        public double popularityHitRate() {
            return popularityHits / Math.max(1, outcomes);
        }
    }

    /** An event is about to be sent; its list is awaited. */
    public synchronized void sending(String eventId) {
        sent++;
        if (eventId != null) {
            waiting.putIfAbsent(eventId, System.nanoTime());
        }
    }

    public synchronized void list(JsonNode list) {
        lists++;
        String eventId = list.path("event_id").asText(null);
        Long since = eventId == null ? null : waiting.remove(eventId);
        if (since != null) {
            latencyNanos[(int) (measured++ % LATENCIES)] = System.nanoTime() - since;
        }
        String user = list.path("user_id").asText();
        if (lastLists.containsKey(user) || lastLists.size() < 3) {
            lastLists.put(user, list);
        }
        notifyAll();
    }

    public synchronized void rejection(String reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    public synchronized void outcome(JsonNode outcome) {
        int rank = outcome.path("hit_rank").asInt();
        int popularityRank = outcome.path("popularity_rank").asInt();
        int at = (int) (all.outcomes() % WINDOW);
        window[at] = Score.hit(rank);
        windowPopularity[at] = Score.hit(popularityRank);
        all.count(rank, popularityRank);
        if (outcome.path("event_time").asLong() >= testFromMillis) {
            test.count(rank, popularityRank);
        }
    }

    /**
     * Waits while too many events are without a list. Duplicates and refused events never get one: they are given up after a while.
     */
    public synchronized void awaitRoom(int most, long patienceMillis) throws InterruptedException {
        long deadline = System.currentTimeMillis() + patienceMillis;
        int before = waiting.size();
        while (waiting.size() > most) {
            wait(10);
            if (waiting.size() < before) {
                before = waiting.size();
                deadline = System.currentTimeMillis() + patienceMillis;
            } else if (System.currentTimeMillis() > deadline) {
                givenUp += waiting.size();
                waiting.clear();
            }
        }
    }

    public synchronized long sent() {
        return sent;
    }

    public synchronized long lists() {
        return lists;
    }

    /** Events that brought no list in time: duplicates and refused ones, mostly. */
    public synchronized long givenUp() {
        return givenUp;
    }

    public synchronized Map<String, Long> rejected() {
        return new TreeMap<>(rejected);
    }

    public synchronized List<JsonNode> lastLists() {
        return new ArrayList<>(lastLists.values());
    }

    public Score all() {
        return all;
    }

    /** Outcomes of the log's last 10 %. */
    public Score test() {
        return test;
    }

    /** HR@20 over the last 1,000 outcomes, of the ranker or of popularity. */
    public synchronized double recentHitRate(boolean popularity) {
        int filled = (int) Math.min(WINDOW, all.outcomes());
        boolean[] hits = popularity ? windowPopularity : window;
        int count = 0;
        for (int i = 0; i < filled; i++) {
            count += hits[i] ? 1 : 0;
        }
        return count / (double) Math.max(1, filled);
    }

    /** Milliseconds from sending an event to reading its list, at a share of the latest ones; NaN while none was measured. */
    public synchronized double latencyMillis(double share) {
        int filled = (int) Math.min(LATENCIES, measured);
        if (filled == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(latencyNanos, filled);
        Arrays.sort(sorted);
        return sorted[Math.min(filled - 1, (int) (share * filled))] / 1e6;
    }
}
