package io.headwater.quickstart.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.recommendation.ModelVersion;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was sent and what came back, counted; written by the sender and the reader, read by the view. */
public final class Traffic {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SHADOW = "shadow";
    private static final int KNOWN_IDS = 1 << 17;

    private final Map<String, Sent> waiting = new HashMap<>();
    private final Set<String> known =
            Collections.newSetFromMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                            return size() > KNOWN_IDS;
                        }
                    });
    private final RecentTimes latencies = new RecentTimes();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final WatchedUsers watched = new WatchedUsers();
    private final RecentHits recent = new RecentHits();
    private final RecentHits recentFormula = new RecentHits();
    private final RecentHits recentPopularity = new RecentHits();
    private final Score all = new Score();
    private final Map<String, Score> byRanker = new LinkedHashMap<>();
    private final Timeline timeline = new Timeline();
    private String ranker = "nobody yet";
    private long sent;
    private long repeated;
    private long lists;
    private long givenUp;

    /** An event that waits for its list. */
    private record Sent(long nanos, byte[] event) {}

    /**
     * An event is about to be sent; its list is awaited, but not that of one sent again, which brings none.
     *
     * @param eventId null for an event that brings no list
     */
    public synchronized void sending(String eventId, byte[] event) {
        sent++;
        if (eventId == null) {
            return;
        }
        if (known.add(eventId)) {
            waiting.put(eventId, new Sent(System.nanoTime(), event));
        } else {
            repeated++;
        }
    }

    public synchronized void list(JsonNode list) throws IOException {
        lists++;
        if (list.has("event_id")) {
            timeline.event(list.path("event_time").asLong());
        }
        ranker = label(list.path("model"));
        long now = System.nanoTime();
        Sent cause = waiting.remove(list.path("event_id").asText());
        if (cause != null) {
            latencies.add(now - cause.nanos);
        }
        String user = list.path("user_id").asText();
        if (watched.wants(user, now)) {
            watched.show(user, cause == null ? null : JSON.readTree(cause.event), list, now);
        }
        notifyAll();
    }

    /** A record was refused: its list is awaited no longer. */
    public synchronized void rejection(JsonNode rejection) throws IOException {
        rejected.merge(rejection.path("reason").asText(), 1L, Long::sum);
        byte[] original = rejection.path("original").binaryValue();
        waiting.values().removeIf(event -> Arrays.equals(event.event, original));
        notifyAll();
    }

    /** What a ranker would have shown without being asked to counts for that ranker alone. */
    public synchronized void outcome(JsonNode outcome) {
        int rank = outcome.path("hit_rank").asInt();
        int popularityRank = outcome.path("popularity_rank").asInt();
        JsonNode model = outcome.path("model");
        boolean shadow = model.path("variant").asText().equals(SHADOW);
        byRanker.computeIfAbsent(
                        shadow ? label(model) + " " + SHADOW : label(model), name -> new Score())
                .count(rank, popularityRank);
        if (model.path("name").asText().equals(ModelVersion.FORMULA.name())) {
            recentFormula.add(rank);
        }
        if (shadow) {
            return;
        }
        recent.add(rank);
        recentPopularity.add(popularityRank);
        all.count(rank, popularityRank);
        timeline.outcome(outcome.path("event_time").asLong(), rank, popularityRank);
    }

    private static String label(JsonNode model) {
        return model.path("name").asText() + " " + model.path("version").asText();
    }

    /** Waits while too many events are without a list; when none comes for long, those that wait are given up. */
    public synchronized void awaitRoom(int most, long patienceMillis) throws InterruptedException {
        long deadline = System.nanoTime() + patienceMillis * 1_000_000;
        int before = waiting.size();
        while (waiting.size() > most) {
            wait(10);
            if (waiting.size() < before) {
                before = waiting.size();
                deadline = System.nanoTime() + patienceMillis * 1_000_000;
            } else if (System.nanoTime() > deadline) {
                givenUp += waiting.size();
                waiting.clear();
            }
        }
    }

    /** Events that have brought a list. */
    public synchronized long events() {
        return timeline.events();
    }

    public synchronized long sent() {
        return sent;
    }

    public synchronized long lists() {
        return lists;
    }

    /** Who ranked the latest list. */
    synchronized String ranker() {
        return ranker;
    }

    /** Events that had been sent before. */
    public synchronized long repeated() {
        return repeated;
    }

    /** Events whose list did not come in time. */
    public synchronized long givenUp() {
        return givenUp;
    }

    /** Refused records by reason. */
    public synchronized Map<String, Long> rejected() {
        return new TreeMap<>(rejected);
    }

    synchronized List<WatchedUsers.Watched> watched() {
        return watched.users();
    }

    synchronized Score all() {
        return sumOf(all);
    }

    /** Outcomes of the last 10 % of the events so far. */
    synchronized Score lastTenth() {
        return timeline.scoreFrom(0.9);
    }

    /** By name and version, in the order in which they came. */
    synchronized Map<String, Score> byRanker() {
        Map<String, Score> copy = new LinkedHashMap<>();
        byRanker.forEach((ranker, score) -> copy.put(ranker, sumOf(score)));
        return copy;
    }

    private static Score sumOf(Score score) {
        Score sum = new Score();
        sum.add(score);
        return sum;
    }

    /** HR@20 over the last 1,000 outcomes of the lists that were shown. */
    synchronized double recentHitRate() {
        return recent.rate();
    }

    /** Likewise of the formula's lists, shown or not; NaN while there are none. */
    synchronized double recentFormulaHitRate() {
        return recentFormula.rate();
    }

    /** Likewise of popularity. */
    synchronized double recentPopularityHitRate() {
        return recentPopularity.rate();
    }

    /** Milliseconds from sending an event to reading its list, at a share of the latest ones; NaN while none was measured. */
    public synchronized double latencyMillis(double share) {
        return latencies.millis(share);
    }
}
