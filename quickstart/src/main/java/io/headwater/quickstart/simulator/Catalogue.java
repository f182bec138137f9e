package io.headwater.quickstart.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

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

    private final Random random;
    private final List<Item> items = new ArrayList<>();
    private final List<List<Item>> byCategory = new ArrayList<>();
    private Item fashion;

    /** One item; its complements are what people look at next. */
    static final class Item {
        final String id;
        final int category;
        final double price;
        final String title;
        final List<Item> complements = new ArrayList<>();
        boolean available = true;

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
        byCategory.get(category).add(item);
        return item;
    }

    /** An item of a category, the first ones more often; null for an empty category. */
    Item popular(int category) {
        List<Item> choice = byCategory.get(category);
        double share = Math.pow(random.nextDouble(), 3);
        return choice.isEmpty() ? null : choice.get((int) (share * choice.size()));
    }

    Item any() {
        return items.get(random.nextInt(items.size()));
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

    Map<String, String> titles() {
        Map<String, String> titles = new HashMap<>();
        items.forEach(item -> titles.put(item.id, item.title));
        return titles;
    }
}
