package io.headwater.quickstart.simulator;

import io.headwater.quickstart.simulator.Catalogue.Item;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** A simulated user: tastes that drift, sessions, and a way from looking to buying. */
final class Visitor {
    private static final int TASTES = 3;
    private static final int REMEMBERED = 20;

    final String id;
    private final Random random;
    private final boolean bot;
    private final int[] tastes = new int[TASTES];
    private final Deque<Item> seen = new ArrayDeque<>();
    private Item current;
    private String stage = "view";
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
        if (left == 0) {
            left = 2 + (int) (-6 * Math.log(1 - random.nextDouble()));
            current = null;
            if (random.nextDouble() < 0.05) {
                tastes[random.nextInt(TASTES)] = random.nextInt(Catalogue.categories());
            }
        }
        left--;
        stage = current == null || bot ? "view" : further();
        if (stage.equals("view")) {
            current = choose(shop);
            seen.addFirst(current);
            if (seen.size() > REMEMBERED) {
                seen.removeLast();
            }
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

    /** Time until the visitor's next act, milliseconds. */
    long pauseMillis() {
        double unit = -Math.log(1 - random.nextDouble());
        double seconds = bot ? 1 : left > 0 ? 25 * unit : 12 * 3600 * unit;
        return 200 + (long) (seconds * 1000);
    }
}
