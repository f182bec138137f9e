package io.headwater.quickstart.simulator;

import io.headwater.quickstart.simulator.Catalogue.Item;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** A simulated user: tastes that drift, sessions, and a way from looking to buying. */
final class Visitor {
    private static final int TASTES = 3;
    private static final int REMEMBERED = 20;
    private static final int BOT_VIEWS = 100;

    final String id;
    private final Random random;
    private final boolean bot;
    private final int[] tastes = new int[TASTES];
    private final Deque<Item> seen = new ArrayDeque<>();
    private final Deque<Item> bought = new ArrayDeque<>();
    private Item current;
    private String stage = "view";
    private boolean returns;
    private int left;

    Visitor(String id, Random random, boolean bot) {
        this.id = id;
        this.random = random;
        this.bot = bot;
        for (int i = 0; i < TASTES; i++) {
            tastes[i] = random.nextInt(Catalogue.categories());
        }
    }

    /** Moves to the next thing the visitor does. */
    void act(Catalogue shop) {
        boolean begins = left == 0;
        if (begins) {
            begin();
        }
        left--;
        returns = begins && !bought.isEmpty() && random.nextDouble() < 0.05;
        if (returns) {
            current = bought.removeLast();
            stage = "purchase";
            return;
        }
        stage = current == null || bot ? "view" : further();
        if (stage.equals("view")) {
            current = choose(shop);
            remember(seen, current);
        } else if (stage.equals("purchase")) {
            remember(bought, current);
        }
    }

    private void begin() {
        left = bot ? BOT_VIEWS : 2 + (int) (-6 * Math.log(1 - random.nextDouble()));
        current = null;
        if (random.nextDouble() < 0.05) {
            tastes[random.nextInt(TASTES)] = random.nextInt(Catalogue.categories());
        }
    }

    private static void remember(Deque<Item> items, Item item) {
        items.addFirst(item);
        if (items.size() > REMEMBERED) {
            items.removeLast();
        }
    }

    /** The next step with the same item, or a view of another. */
    private String further() {
        double luck = random.nextDouble();
        return switch (stage) {
            case "view" -> luck < 0.35 ? "click" : "view";
            case "click" ->
                    luck < 0.20 ? "cart" : luck < 0.24 ? "like" : luck < 0.26 ? "dislike" : "view";
            case "cart" -> luck < 0.50 ? "purchase" : "view";
            default -> "view";
        };
    }

    private Item choose(Catalogue shop) {
        double luck = random.nextDouble();
        Item next = null;
        if (bot) {
            next = shop.any();
        } else if (current != null && luck < 0.45 && !current.complements.isEmpty()) {
            next = current.complements.get(random.nextInt(current.complements.size()));
        } else if (luck < 0.60 && !seen.isEmpty()) {
            next = seen.stream().skip(random.nextInt(seen.size())).findFirst().orElse(null);
        } else if (luck < 0.67) {
            next = shop.fashion();
        } else if (luck < 0.70) {
            next = shop.recent();
        }
        if (next == null) {
            next = shop.popular(tastes[random.nextInt(TASTES)]);
        }
        return next == null || !next.available ? shop.any() : next;
    }

    Item item() {
        return current;
    }

    String type() {
        return stage;
    }

    /** Whether the visitor brings the item back instead of buying it. */
    boolean returns() {
        return returns;
    }

    /** Time until the visitor's next act, milliseconds. */
    long pauseMillis() {
        double unit = -Math.log(1 - random.nextDouble());
        double seconds = left == 0 ? 12 * 3600 * unit : bot ? 1 : 25 * unit;
        return 200 + (long) (seconds * 1000);
    }
}
