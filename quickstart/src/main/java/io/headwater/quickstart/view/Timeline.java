package io.headwater.quickstart.view;

import java.util.Map;
import java.util.TreeMap;

/** Events and their outcomes by the minute of their time, for what is asked of a log's end once the end is known. */
final class Timeline {
    private static final long MINUTE_MILLIS = 60_000;

    private final TreeMap<Long, Minute> minutes = new TreeMap<>();
    private long events;

    private static final class Minute {
        private int events;
        private final Score score = new Score();
    }

    void event(long timeMillis) {
        minute(timeMillis).events++;
        events++;
    }

    long events() {
        return events;
    }

    void outcome(long timeMillis, int rank, int popularityRank) {
        minute(timeMillis).score.count(rank, popularityRank);
    }

    private Minute minute(long timeMillis) {
        return minutes.computeIfAbsent(
                Math.floorDiv(timeMillis, MINUTE_MILLIS), minute -> new Minute());
    }

    /** Of the events from that share on, in time; to the minute. */
    Score scoreFrom(double share) {
        long before = (long) (events * share);
        Score score = new Score();
        for (Map.Entry<Long, Minute> minute : minutes.entrySet()) {
            before -= minute.getValue().events;
            if (before < 0) {
                score.add(minute.getValue().score);
            }
        }
        return score;
    }
}
