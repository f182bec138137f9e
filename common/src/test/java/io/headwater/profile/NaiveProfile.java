package io.headwater.profile;

import io.headwater.event.AcceptedEvent;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The oracle: keeps every event and computes everything anew from the list, by the definitions. */
final class NaiveProfile {
    private static final double HOUR = 3_600_000;
    private static final double DAY = 24 * HOUR;
    private static final List<EventType> POSITIVE =
            List.of(
                    EventType.VIEW,
                    EventType.CLICK,
                    EventType.LIKE,
                    EventType.CART,
                    EventType.PURCHASE);

    /** One positive event in its place. */
    record Step(Event event, int session, int group, boolean repeat, boolean newInSession) {}

    private final int remembered;
    private final List<AcceptedEvent> all = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, byte[]> snapshots = new HashMap<>();

    NaiveProfile(int ownCapacity) {
        this.remembered = Math.max(50, ownCapacity);
    }

    void fold(AcceptedEvent accepted, byte[] snapshot) {
        all.add(accepted);
        Event event = accepted.event();
        List<String> own = ownIds();
        if (!event.isPositive()) {
            if (own.contains(event.itemId())) {
                snapshots.put(event.itemId(), snapshot);
            }
            return;
        }
        snapshots.put(event.itemId(), snapshot);
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        int group = 0;
        if (last != null) {
            boolean same = last.event().timestampMillis() == event.timestampMillis();
            group = last.group() + (same ? 0 : 1);
        }
        boolean repeat = own.contains(event.itemId());
        boolean inSession = false;
        for (Step step : steps) {
            inSession |=
                    step.session() == accepted.session()
                            && step.event().itemId().equals(event.itemId());
        }
        steps.add(new Step(event, accepted.session(), group, repeat, !repeat || !inSession));
    }

    /** Ids of the remembered items, most recent first. */
    List<String> ownIds() {
        Set<String> ids = new LinkedHashSet<>();
        for (int i = steps.size() - 1; i >= 0 && ids.size() < remembered; i--) {
            ids.add(steps.get(i).event().itemId());
        }
        return new ArrayList<>(ids);
    }

    /** The positive events with an item since it was last forgotten, with their positions. */
    List<Integer> positionsOf(String itemId) {
        List<Integer> positions = new ArrayList<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).event().itemId().equals(itemId)) {
                positions.add(0, i);
                if (!steps.get(i).repeat()) {
                    break;
                }
            }
        }
        return positions;
    }

    Step step(int position) {
        return steps.get(position);
    }

    int positions() {
        return steps.size();
    }

    int groups() {
        return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).group() + 1;
    }

    byte[] snapshot(String itemId) {
        return snapshots.get(itemId);
    }

    List<String> seeds(int most) {
        Set<String> ids = new LinkedHashSet<>();
        for (Step step : last50()) {
            if (ids.size() < most) {
                ids.add(step.event().itemId());
            }
        }
        return new ArrayList<>(ids);
    }

    /** Newest first. */
    private List<Step> last50() {
        List<Step> last =
                new ArrayList<>(steps.subList(Math.max(0, steps.size() - 50), steps.size()));
        Collections.reverse(last);
        return last;
    }

    /** Latest purchase that counts: since the item was last forgotten or given back. */
    long lastBought(String itemId, boolean whileOwn) {
        long bought = Long.MIN_VALUE;
        int position = 0;
        for (AcceptedEvent accepted : all) {
            Event event = accepted.event();
            boolean positive = event.isPositive();
            if (event.itemId().equals(itemId)) {
                boolean forgotten = positive && whileOwn && !steps.get(position).repeat();
                if (event.returned() || forgotten) {
                    bought = Long.MIN_VALUE;
                }
                if (positive && event.type() == EventType.PURCHASE) {
                    bought = Math.max(bought, event.timestampMillis());
                }
            }
            position += positive ? 1 : 0;
        }
        return bought;
    }

    Set<String> forbidden(long asOf, long window) {
        Set<String> forbidden = new HashSet<>();
        for (AcceptedEvent accepted : all) {
            Event event = accepted.event();
            long bought = lastBought(event.itemId(), false);
            boolean recently = window > 0 && bought != Long.MIN_VALUE && bought >= asOf - window;
            if (event.type() == EventType.DISLIKE || recently) {
                forbidden.add(event.itemId());
            }
        }
        return forbidden;
    }

    double[] features(long asOf) {
        double[] out = new double[50];
        Arrays.fill(out, Double.NaN);
        countFeatures(asOf, out);
        if (!steps.isEmpty()) {
            sessionFeatures(asOf, out);
            diversityFeatures(out);
            priceFeatures(out);
            timeFeatures(asOf, out);
        }
        ZonedDateTime utc = Instant.ofEpochMilli(asOf).atZone(ZoneOffset.UTC);
        double hour = 2 * Math.PI * utc.toLocalTime().toNanoOfDay() / (DAY * 1e6);
        double week =
                2 * Math.PI * (utc.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()) / 7;
        out[42] = Math.sin(hour);
        out[43] = Math.cos(hour);
        out[44] = Math.sin(week);
        out[45] = Math.cos(week);
        return out;
    }

    private void countFeatures(long asOf, double[] out) {
        double[] halfLives = {HOUR, DAY, 14 * DAY};
        double[] weights = {1, 1, 2, 3, 6};
        double[] counts = new double[5];
        out[46] = 0;
        for (int type = 0; type < 5; type++) {
            EventType wanted = POSITIVE.get(type);
            List<Long> times = times(event -> event.type() == wanted);
            for (int h = 0; h < 3; h++) {
                double sum = 0;
                for (long t : times) {
                    sum += Math.pow(0.5, (double) (asOf - t) / halfLives[h]);
                }
                out[3 * type + h] = sum;
            }
            counts[type] = times.size();
            out[15 + type] = Math.log(1 + counts[type]);
            if (!times.isEmpty()) {
                out[20 + type] = Math.log(1 + (double) (asOf - Collections.max(times)) / 1000);
            }
            out[46] += weights[type] * out[3 * type + 2];
        }
        out[25] = counts[0] == 0 ? Double.NaN : (counts[1] + 1) / (counts[0] + 10);
        out[26] = counts[1] == 0 ? Double.NaN : (counts[3] + 1) / (counts[1] + 10);
        out[27] = counts[3] == 0 ? Double.NaN : (counts[4] + 1) / (counts[3] + 10);
    }

    private List<Long> times(Predicate<Event> wanted) {
        List<Long> times = new ArrayList<>();
        for (Step step : steps) {
            if (wanted.test(step.event())) {
                times.add(step.event().timestampMillis());
            }
        }
        return times;
    }

    private void sessionFeatures(long asOf, double[] out) {
        int latest = steps.get(steps.size() - 1).session();
        Set<Integer> sessions = new HashSet<>();
        List<Long> times = new ArrayList<>();
        int distinct = 0;
        for (Step step : steps) {
            sessions.add(step.session());
            if (step.session() == latest) {
                times.add(step.event().timestampMillis());
                distinct += step.newInSession() ? 1 : 0;
            }
        }
        out[28] = times.size();
        out[29] = distinct;
        out[30] = Math.log(1 + (double) (Collections.max(times) - times.get(0)) / 1000);
        out[31] = Math.log(1 + (double) (asOf - times.get(0)) / 1000);
        out[32] = Math.log(1 + sessions.size());
        out[33] = (double) steps.size() / sessions.size();
    }

    private void diversityFeatures(double[] out) {
        Set<String> distinct = new HashSet<>();
        Map<String, Integer> categories = new HashMap<>();
        double categorised = 0;
        for (Step step : last50()) {
            distinct.add(step.event().itemId());
            String category = category(step.event().itemId());
            if (category != null) {
                categories.merge(category, 1, Integer::sum);
                categorised++;
            }
        }
        out[34] = (double) distinct.size() / last50().size();
        if (categorised > 0) {
            out[35] = 0;
            for (int count : categories.values()) {
                out[35] -= count / categorised * Math.log(count / categorised);
            }
            out[36] = Collections.max(categories.values()) / categorised;
        }
        double repeats = 0;
        for (Step step : steps) {
            repeats += step.repeat() ? 1 : 0;
        }
        out[37] = repeats / (steps.size() + 2);
    }

    String category(String itemId) {
        String category = null;
        for (int position : positionsOf(itemId)) {
            String named = steps.get(position).event().category();
            category = named == null ? category : named;
        }
        return category;
    }

    float price(String itemId) {
        float price = Float.NaN;
        for (int position : positionsOf(itemId)) {
            float named = steps.get(position).event().price();
            price = Float.isNaN(named) ? price : named;
        }
        return price;
    }

    private void priceFeatures(double[] out) {
        List<Event> priced = new ArrayList<>();
        List<Double> bought = new ArrayList<>();
        for (Step step : steps) {
            if (step.event().price() > 0) {
                priced.add(step.event());
                if (step.event().type() == EventType.PURCHASE) {
                    bought.add(Math.log(step.event().price()));
                }
            }
        }
        if (!bought.isEmpty()) {
            out[39] = mean(bought, Collections.nCopies(bought.size(), 1.0));
        }
        if (priced.isEmpty()) {
            return;
        }
        long newest = priced.stream().mapToLong(Event::timestampMillis).max().getAsLong();
        List<Double> logs = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (Event event : priced) {
            logs.add(Math.log(event.price()));
            weights.add(Math.pow(0.5, (double) (newest - event.timestampMillis()) / (14 * DAY)));
        }
        double mean = mean(logs, weights);
        out[38] = mean;
        out[41] = logs.get(logs.size() - 1) - mean;
        if (priced.size() > 1) {
            List<Double> squares = new ArrayList<>();
            for (double x : logs) {
                squares.add((x - mean) * (x - mean));
            }
            out[40] = Math.sqrt(mean(squares, weights));
        }
    }

    private static double mean(List<Double> values, List<Double> weights) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += weights.get(i) * values.get(i);
            weight += weights.get(i);
        }
        return sum / weight;
    }

    private void timeFeatures(long asOf, double[] out) {
        Collection<Long> times = times(event -> true);
        long newest = Collections.max(times);
        long oldest = Collections.min(times);
        out[47] = Math.log(1 + (double) (asOf - newest) / 1000);
        out[48] = Math.log(1 + (double) (asOf - oldest) / DAY);
        if (groups() > 1) {
            out[49] = Math.log(1 + (double) (newest - oldest) / (groups() - 1) / 1000);
        }
    }
}
