package io.headwater.neighbour;

import io.headwater.event.Decay;
import io.headwater.event.Event;
import io.headwater.profile.OwnItem;
import io.headwater.profile.UserProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        List<byte[]> earlier = new ArrayList<>(depth);
        float[] coVisits = new float[depth];
        double nearness = 1;
        for (int d = 1; d <= depth; d++, nearness *= DISTANCE_DECAY) {
            OwnItem previous = profile.recent(d + 1);
            if (previous == null) {
                break;
            }
            if (previous.itemId().equals(event.itemId())) {
                continue;
            }
            long apart = Math.abs(event.timestampMillis() - profile.recentMillis(d + 1));
            float coVisit =
                    (float) (nearness * Decay.factor((double) apart, HOUR_MILLIS) / session);
            updates.accept(
                    NeighbourMessage.of(
                            previous.itemId(),
                            new PairUpdate(
                                    event.timestampMillis(), event.type(), d, coVisit, snapshot)));
            if (coVisit > NEGLIGIBLE) {
                coVisits[earlier.size()] = coVisit;
                earlier.add(previous.snapshot());
            }
        }
        updates.accept(
                NeighbourMessage.of(
                        event.itemId(),
                        new VisitUpdate(
                                event.timestampMillis(),
                                snapshot,
                                earlier,
                                Arrays.copyOf(coVisits, earlier.size()))));
    }
}
