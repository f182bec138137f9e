package io.headwater.quickstart.inspect;

import io.headwater.item.ItemSnapshot;
import io.headwater.item.ItemStats;
import io.headwater.neighbour.AnswerMaker;
import io.headwater.neighbour.MatrixKind;
import io.headwater.neighbour.NeighbourList;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.neighbour.SeedQuery;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One item's statistics and neighbours as of the item's newest event or record, values as the ranker is given them.
 *
 * @param popularity decayed events by half-life
 * @param neighbours those that most often followed first
 */
record ItemReport(
        String itemId,
        Instant first,
        Instant newest,
        String category,
        Float price,
        boolean available,
        long events,
        Map<String, Double> popularity,
        Map<String, Double> rates,
        List<Neighbour> neighbours) {

    private static final List<String> HALF_LIVES = List.of("10min", "1h", "1d", "7d", "28d");

    /** Another item, with a normalised value per kind of neighbourhood. */
    record Neighbour(
            String itemId, float forward, float next, float coVisit, float cart, float purchase) {

        static Neighbour of(SeedAnswer answer, int row) {
            return new Neighbour(
                    ItemSnapshot.idOf(answer.snapshot(row)),
                    answer.value(MatrixKind.FORWARD, row),
                    answer.value(MatrixKind.NEXT, row),
                    answer.value(MatrixKind.CO_VISIT, row),
                    answer.value(MatrixKind.CART, row),
                    answer.value(MatrixKind.PURCHASE, row));
        }
    }

    /**
     * @param list null for an item without neighbours
     */
    static ItemReport of(String itemId, ItemStats stats, NeighbourList list) {
        ItemSnapshot item = ItemSnapshot.decode(stats.snapshot());
        long asOf = stats.newestMillis();
        Map<String, Double> popularity = new LinkedHashMap<>();
        for (int i = 0; i < HALF_LIVES.size(); i++) {
            popularity.put(HALF_LIVES.get(i), item.popularity(i, asOf));
        }
        Map<String, Double> rates = new LinkedHashMap<>();
        rates.put("cart", item.cartRate());
        rates.put("purchase", item.purchaseRate());
        rates.put("repeat", item.repeatRate());
        rates.put("at_once", item.atOnceRate());
        rates.put("users_per_event", item.usersPerEvent());
        return new ItemReport(
                itemId,
                TextTable.time(item.firstMillis()),
                TextTable.time(asOf),
                item.category(),
                Float.isNaN(item.price()) ? null : item.price(),
                item.available(),
                item.events(),
                popularity,
                rates,
                list == null ? List.of() : neighbours(list, Math.max(asOf, list.newestMillis())));
    }

    private static List<Neighbour> neighbours(NeighbourList list, long asOf) {
        SeedQuery all = new SeedQuery("", 0, 0, 1, asOf, null);
        SeedAnswer answer = new AnswerMaker(list.size()).answer(list, all, 0);
        List<Neighbour> neighbours = new ArrayList<>();
        for (int row = 0; row < answer.size(); row++) {
            neighbours.add(Neighbour.of(answer, row));
        }
        neighbours.sort(
                Comparator.comparing(Neighbour::forward)
                        .thenComparing(Neighbour::coVisit)
                        .reversed());
        return neighbours;
    }

    void print(PrintWriter out) {
        out.printf(
                "Item %s, newest event or record %s, %d events since %s%n%n",
                itemId, newest, events, first);
        TextTable facts = new TextTable("fact", "value");
        facts.add("category", category);
        facts.add("price", price);
        facts.add("available", available);
        popularity.forEach((halfLife, value) -> facts.add("popularity " + halfLife, value));
        rates.forEach((name, value) -> facts.add(name + " rate", value));
        facts.print(out);
        TextTable table =
                new TextTable("neighbour", "forward", "next", "co-visit", "cart", "purchase");
        for (Neighbour each : neighbours) {
            table.add(each.itemId, each.forward, each.next, each.coVisit, each.cart, each.purchase);
        }
        table.print(out);
    }
}
