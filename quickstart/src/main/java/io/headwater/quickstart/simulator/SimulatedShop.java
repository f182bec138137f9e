package io.headwater.quickstart.simulator;

import io.headwater.log.LogRow;
import io.headwater.quickstart.feed.Feed;
import io.headwater.quickstart.feed.FeedRecord;
import io.headwater.quickstart.simulator.Catalogue.Item;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A shop that does not exist: users with drifting tastes, new items, fashions, bots, duplicates and bad records. The same seed and
 * start give the same records. It begins 30 days ago and plays as fast as it is read, until it has caught up with the clock.
 */
public final class SimulatedShop implements Feed {
    private static final int ITEMS = 2000;
    private static final int USERS = 3000;
    private static final int BOTS = 5;
    private static final int DAYS = 30;

    /** One user in so many is not there from the beginning. */
    private static final int NEWCOMERS = 5;

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long NEW_ITEM_MILLIS = Duration.ofHours(1).toMillis();
    private static final long FASHION_MILLIS = Duration.ofHours(6).toMillis();

    private record Turn(long timeMillis, Visitor visitor) {}

    private final Random random;
    private final Catalogue catalogue;
    private final long events;
    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(
                    Comparator.comparingLong(Turn::timeMillis)
                            .thenComparing(turn -> turn.visitor().id));
    private final Deque<FeedRecord> ready = new ArrayDeque<>();
    private long nextItemMillis;
    private long nextFashionMillis;
    private long made;

    /**
     * @param events events to make, −1 for no end
     */
    public SimulatedShop(long seed, long events) {
        this(seed, events, Instant.now().minus(Duration.ofDays(DAYS)));
    }

    SimulatedShop(long seed, long events, Instant start) {
        this.random = new Random(seed);
        this.catalogue = new Catalogue(random, ITEMS);
        this.events = events;
        long startMillis = start.toEpochMilli();
        nextItemMillis = startMillis + NEW_ITEM_MILLIS;
        nextFashionMillis = startMillis;
        for (int i = 0; i < USERS; i++) {
            Visitor visitor = new Visitor("user-" + i, random, i < BOTS);
            long comes = i % NEWCOMERS == 0 ? (long) (random.nextDouble() * DAYS * DAY_MILLIS) : 1;
            turns.add(new Turn(startMillis + comes + visitor.pauseMillis(), visitor));
        }
        catalogue.items().forEach(item -> ready.add(facts(item, startMillis)));
    }

    @Override
    public FeedRecord next() {
        if (ready.isEmpty()) {
            if (events >= 0 && made >= events) {
                return null;
            }
            turn();
        }
        return ready.poll();
    }

    private void turn() {
        Turn turn = turns.poll();
        long now = turn.timeMillis();
        awaitClock(now);
        if (now >= nextFashionMillis) {
            catalogue.changeFashion();
            nextFashionMillis = now + FASHION_MILLIS;
        }
        if (now >= nextItemMillis) {
            ready.add(facts(catalogue.add(), now));
            nextItemMillis = now + NEW_ITEM_MILLIS;
        }
        if (random.nextInt(2000) == 0) {
            change(now);
        }
        Visitor visitor = turn.visitor();
        visitor.act(catalogue);
        FeedRecord event = event(visitor, now);
        ready.add(event);
        made++;
        spoil(event, visitor, now);
        turns.add(new Turn(now + visitor.pauseMillis(), visitor));
    }

    /** A withdrawal is said with its time first: a tombstone has none but the broker's. */
    private void change(long now) {
        Item item = catalogue.change();
        ready.add(facts(item, now));
        if (item.withdrawn) {
            ready.add(new FeedRecord(FeedRecord.Kind.ITEM, item.id, null, null));
        }
    }

    /** Nothing may come from the future: a shop that has caught up with the clock goes on at its pace. */
    private static void awaitClock(long timeMillis) {
        long ahead = timeMillis - System.currentTimeMillis();
        if (ahead > 0) {
            try {
                Thread.sleep(ahead);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private FeedRecord event(Visitor visitor, long now) {
        Item item = visitor.item();
        return FeedRecord.event(
                new LogRow(
                        visitor.id,
                        item.id,
                        visitor.type(),
                        now,
                        item.price,
                        Catalogue.categoryName(item.category),
                        visitor.returns() ? -1 : 0));
    }

    /** Now and then a record comes twice, broken, from another time or of an unknown kind. */
    private void spoil(FeedRecord event, Visitor visitor, long now) {
        switch (random.nextInt(1500)) {
            case 0, 1, 2 -> ready.add(event);
            case 3 -> ready.add(broken(visitor, "{\"event_id\": \"x" + made + "\", \"user_id\": "));
            case 4 ->
                    ready.add(
                            broken(visitor, "{\"event_id\":\"y" + made + "\",\"type\":\"view\"}"));
            case 5 -> ready.add(strange(visitor, "stare", now));
            case 6 -> ready.add(strange(visitor, "view", now + 4000 * DAY_MILLIS));
            case 7 -> ready.add(strange(visitor, "view", now / 1000));
            case 8 -> ready.add(strange(visitor, "view", now - 10 * DAY_MILLIS));
            default -> {
                // as it should be
            }
        }
    }

    private FeedRecord strange(Visitor visitor, String type, long timeMillis) {
        LogRow row =
                new LogRow(visitor.id, visitor.item().id, type, timeMillis, Double.NaN, null, 0);
        return new FeedRecord(FeedRecord.Kind.EVENT, visitor.id, row.json("z" + made), null);
    }

    private static FeedRecord broken(Visitor visitor, String text) {
        return new FeedRecord(
                FeedRecord.Kind.EVENT, visitor.id, text.getBytes(StandardCharsets.UTF_8), null);
    }

    private static FeedRecord facts(Item item, long now) {
        return new FeedRecord(FeedRecord.Kind.ITEM, item.id, ItemJson.of(item, now), null);
    }

    /** Titles by item, growing with the catalogue. */
    public Map<String, String> titles() {
        return catalogue.titles();
    }

    @Override
    public long total() {
        return events;
    }

    @Override
    public String describe() {
        return "a simulated shop of " + USERS + " users and " + ITEMS + " items";
    }
}
