package io.headwater.quickstart.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** The simulated shop's items: categories, prices, titles, what goes with what, what is in fashion. */
final class Catalogue {
    private static final String[] KINDS = {
        "Lamp", "Chair", "Mug", "Blanket", "Clock", "Vase", "Basket", "Mirror", "Kettle", "Shelf",
        "Candle", "Rug", "Bowl", "Tray", "Pillow", "Frame", "Teapot", "Bench", "Apron", "Jar"
    };
    private static final String[] LOOKS = {
        "Oak", "Linen", "Copper", "Blue", "Striped", "Round", "Tiny", "Tall", "Woven", "Glass",
        "Red", "Stone", "Folding", "Vintage", "Plain", "Spotted"
    };
    private static final int COMPLEMENTS = 6;
    private static final int RECENT = 20;
    private static final int SOLD_OUT = 30;

    private final Random random;
    private final List<Item> items = new ArrayList<>();
    private final List<List<Item>> byCategory = new ArrayList<>();
    private final Map<String, String> titles = new ConcurrentHashMap<>();
    private final Deque<Item> soldOut = new ArrayDeque<>();
    private Item fashion;

    /** One item; its complements are what people look at next. */
    static final class Item {
        final String id;
        final int category;
        double price;
        final String title;
        final List<Item> complements = new ArrayList<>();
        boolean available = true;
        boolean withdrawn;

        private Item(String id, int category, double price, String title) {
            this.id = id;
            this.category = category;
            this.price = price;
            this.title = title;
        }
    }

    Catalogue(Random random, int size) {
        this.random = random;
        for (String ignored : KINDS) {
            byCategory.add(new ArrayList<>());
        }
        for (int i = 0; i < size; i++) {
            add();
        }
        fashion = items.get(0);
    }

    static int categories() {
        return KINDS.length;
    }

    static String categoryName(int category) {
        return KINDS[category].toLowerCase(Locale.ROOT) + "s";
    }

    /** A new item, known from now on. */
    Item add() {
        int category = random.nextInt(KINDS.length);
        int number = items.size();
        double price = Math.round(100 * Math.exp(3 + random.nextGaussian())) / 100.0;
        String title = LOOKS[random.nextInt(LOOKS.length)] + " " + KINDS[category] + " " + number;
        Item item = new Item("item-" + number, category, price, title);
        for (int i = 0; i < COMPLEMENTS && !items.isEmpty(); i++) {
            boolean near = random.nextDouble() < 0.7 && !byCategory.get(category).isEmpty();
            Item other = near ? popular(category) : popular(random.nextInt(KINDS.length));
            if (other != null) {
                item.complements.add(other);
                if (other.complements.size() < 2 * COMPLEMENTS) {
                    other.complements.add(item);
                }
            }
        }
        items.add(item);
        titles.put(item.id, item.title);
        byCategory.get(category).add(item);
        return item;
    }

    /** An item of a category, the first ones more often; null for an empty category. */
    Item popular(int category) {
        List<Item> choice = byCategory.get(category);
        double share = Math.pow(random.nextDouble(), 2);
        return choice.isEmpty() ? null : choice.get((int) (share * choice.size()));
    }

    /** Any item, one in stock as far as a few tries find it. */
    Item any() {
        Item item = items.get(random.nextInt(items.size()));
        for (int i = 0; i < 20 && !item.available; i++) {
            item = items.get(random.nextInt(items.size()));
        }
        return item;
    }

    /** One of the newest items. */
    Item recent() {
        return items.get(items.size() - 1 - random.nextInt(Math.min(RECENT, items.size())));
    }

    /** Sells an item out, brings one back, withdraws one for good or changes a price. */
    Item change() {
        double luck = random.nextDouble();
        Item item = any();
        if (luck < 0.4) {
            item.price = Math.max(0.01, Math.round(item.price * (80 + random.nextInt(41))) / 100.0);
        } else if (luck < 0.5) {
            item.available = false;
            item.withdrawn = true;
        } else if (soldOut.size() < SOLD_OUT) {
            item.available = false;
            soldOut.add(item);
        } else {
            item = soldOut.poll();
            item.available = true;
        }
        return item;
    }

    /** The item that everybody talks about. */
    Item fashion() {
        return fashion;
    }

    void changeFashion() {
        fashion = any();
    }

    List<Item> items() {
        return items;
    }

    /** Titles by id, of items to come as well once they have come. */
    Map<String, String> titles() {
        return Collections.unmodifiableMap(titles);
    }
}
