package io.headwater.dataflow;

import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.RecommendedItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must not be shown to whom, kept naively from the facts that are known. */
public final class ForbiddenItems {
    private final long windowMillis;
    private final int categoryCap;
    private final Map<String, Set<String>> disliked = new HashMap<>();
    private final Map<String, Map<String, Long>> bought = new HashMap<>();
    private final Map<String, String> last = new HashMap<>();
    private final Map<String, CatalogueRecord> facts = new HashMap<>();

    public ForbiddenItems(long windowMillis, int categoryCap) {
        this.windowMillis = windowMillis;
        this.categoryCap = categoryCap;
    }

    /** Learns of an event, in the user's order. */
    public void know(Event event) {
        Map<String, Long> purchases =
                bought.computeIfAbsent(event.userId(), user -> new HashMap<>());
        if (event.returned()) {
            purchases.remove(event.itemId());
        } else if (event.type() == EventType.PURCHASE) {
            purchases.merge(event.itemId(), event.timestampMillis(), Math::max);
        } else if (event.type() == EventType.DISLIKE) {
            disliked.computeIfAbsent(event.userId(), user -> new HashSet<>()).add(event.itemId());
        }
        if (event.isPositive()) {
            last.put(event.userId(), event.itemId());
        }
    }

    /** Learns of a catalogue record, in their order. */
    public void know(CatalogueRecord record) {
        facts.put(record.itemId(), record);
    }

    /** What is wrong with a list, a word or two each. */
    public List<String> violations(Recommendation list, int limit, Collection<String> excluded) {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> perCategory = new HashMap<>();
        Set<String> items = new HashSet<>();
        for (RecommendedItem place : list.items()) {
            String item = place.itemId();
            note(!items.add(item), "twice " + item, wrong);
            note(place.rank() != items.size(), "rank of " + item, wrong);
            note(item.equals(last.get(list.userId())), "the last item " + item, wrong);
            note(excluded.contains(item), "excluded " + item, wrong);
            note(
                    disliked.getOrDefault(list.userId(), Set.of()).contains(item),
                    "disliked " + item,
                    wrong);
            note(isBought(list, item), "bought " + item, wrong);
            note(isGone(list, item), "gone " + item, wrong);
            String category = RandomShop.category(item);
            note(
                    category != null && perCategory.merge(category, 1, Integer::sum) > categoryCap,
                    "over the cap " + item,
                    wrong);
        }
        note(list.items().size() > limit, "longer than " + limit, wrong);
        return wrong;
    }

    private boolean isBought(Recommendation list, String item) {
        Long when = bought.getOrDefault(list.userId(), Map.of()).get(item);
        return when != null && when >= list.eventTimeMillis() - windowMillis;
    }

    private boolean isGone(Recommendation list, String item) {
        CatalogueRecord fact = facts.get(item);
        return fact != null
                && !fact.available()
                && fact.timestampMillis() <= list.eventTimeMillis();
    }

    private static void note(boolean isWrong, String what, List<String> wrong) {
        if (isWrong) {
            wrong.add(what);
        }
    }
}
