package io.headwater.neighbour;

import io.headwater.event.Decay;
import io.headwater.event.Event;
import io.headwater.profile.OwnItem;
import io.headwater.profile.UserProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns an event into updates of the neighbours: it follows each of the user's previous events at distance d by 1/d, and is visited
 * with it by 0.7^(d−1) · 0.5^(hours apart) / ln(2 + events of the session).
 */
public final class Pairs {
    private static final double DISTANCE_DECAY = 0.7;
    private static final double HOUR_MILLIS = Duration.ofHours(1).toMillis();

    /** A visit weighs at least this much to be told to the later item's own list. */
    private static final double NEGLIGIBLE = 1e-4;

    private Pairs() {}

    /**
     * @param profile the user, the event already folded
     * @param snapshot the event's item, encoded
     * @param depth previous events that are paired
     */
    public static void of(
            UserProfile profile,
            Event event,
            byte[] snapshot,
            int depth,
            Consumer<NeighbourMessage> updates) {
        double session = StrictMath.log(2.0 + profile.sessionEvents());
        Map<String, Earlier> earlier = new LinkedHashMap<>();
        double nearness = 1;
        for (int d = 1; d <= depth; d++, nearness *= DISTANCE_DECAY) {
            OwnItem item = profile.recent(d + 1);
            if (item == null) {
                break;
            }
            if (!item.itemId().equals(event.itemId())) {
                long apart = Math.abs(event.timestampMillis() - profile.recentMillis(d + 1));
                Earlier sums = earlier.computeIfAbsent(item.itemId(), id -> new Earlier(item));
                sums.forward += 1.0 / d;
                sums.next |= d == 1;
                sums.coVisit += nearness * Decay.factor((double) apart, HOUR_MILLIS) / session;
            }
        }
        send(event, snapshot, earlier.values(), updates);
    }

    /** At most one update a list and event, so that their order needs no promise. */
    private static void send(
            Event event,
            byte[] snapshot,
            Collection<Earlier> earlier,
            Consumer<NeighbourMessage> updates) {
        List<byte[]> visitedWith = new ArrayList<>(earlier.size());
        float[] coVisits = new float[earlier.size()];
        for (Earlier sums : earlier) {
            updates.accept(
                    NeighbourMessage.of(
                            sums.item.itemId(),
                            new PairUpdate(
                                    event.timestampMillis(),
                                    event.type(),
                                    (float) sums.forward,
                                    sums.next,
                                    (float) sums.coVisit,
                                    snapshot)));
            if (sums.coVisit > NEGLIGIBLE) {
                coVisits[visitedWith.size()] = (float) sums.coVisit;
                visitedWith.add(sums.item.snapshot());
            }
        }
        updates.accept(
                NeighbourMessage.of(
                        event.itemId(),
                        new VisitUpdate(
                                event.timestampMillis(),
                                snapshot,
                                visitedWith,
                                Arrays.copyOf(coVisits, visitedWith.size()))));
    }

    /** What an item before the event adds up to. */
    private static final class Earlier {
        private final OwnItem item;
        private double forward;
        private double coVisit;
        private boolean next;

        private Earlier(OwnItem item) {
            this.item = item;
        }
    }
}
