package io.headwater.candidate;

import io.headwater.event.Ids;
import io.headwater.item.ItemSnapshot;
import io.headwater.item.TrendingStep;
import io.headwater.neighbour.MatrixKind;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.profile.OwnItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The candidates of one request by sorting everything: what {@link CandidatePool} must equal. */
final class NaivePool {
    /** Per source the items that have a rank. */
    private final Map<Source, Map<String, Integer>> ranked = new EnumMap<>(Source.class);

    /** Per item the newest time of all its snapshots that reached the request. */
    private final Map<String, Long> newest = new HashMap<>();

    private final ListRequest request;
    private final Precision precision;
    private final String last;

    NaivePool(
            ListRequest request,
            List<SeedAnswer> answers,
            TrendingStep trending,
            Precision precision) {
        this.request = request;
        this.precision = precision;
        this.last = request.own().isEmpty() ? null : request.own().get(0).itemId();
        rankNeighbours(answers, Source.FORWARD, MatrixKind.FORWARD, 3);
        rankNeighbours(answers, Source.NEXT, MatrixKind.NEXT, 1);
        rankNeighbours(answers, Source.CO_VISIT, MatrixKind.CO_VISIT, 3);
        rankSecondHop(answers);
        rankOwn();
        newest.replaceAll((item, time) -> refreshed(trending, item, time));
        for (int list = 0; list < 6; list++) {
            rankTrending(trending, list);
        }
    }

    private void rankNeighbours(
            List<SeedAnswer> answers, Source source, int kind, double fadingAge) {
        Map<String, Double> sums = new HashMap<>();
        for (SeedAnswer answer : ofSeeds(answers)) {
            double weight = StrictMath.exp(-answer.query().age() / fadingAge);
            for (int row = 0; row < answer.size(); row++) {
                String item = meet(answer.snapshot(row));
                sums.merge(item, weight * answer.value(kind, row), Double::sum);
            }
        }
        rank(source, sums, Source.RANKS);
    }

    private static List<SeedAnswer> ofSeeds(List<SeedAnswer> answers) {
        return answers.stream().filter(answer -> answer.query().hop() == 0).toList();
    }

    /** Of what followers of seeds are followed by, that which no seed has named. */
    private void rankSecondHop(List<SeedAnswer> answers) {
        Set<String> named = new HashSet<>(newest.keySet());
        Map<String, Double> sums = new HashMap<>();
        for (SeedAnswer answer : answers.subList(ofSeeds(answers).size(), answers.size())) {
            double weight = StrictMath.exp(-answer.query().age() / 3.0);
            for (int row = 0; row < answer.size(); row++) {
                String item = meet(answer.snapshot(row));
                if (!named.contains(item)) {
                    sums.merge(item, weight * answer.value(MatrixKind.FORWARD, row), Double::sum);
                }
            }
        }
        rank(Source.SECOND_HOP, sums, Source.RANKS);
    }

    private void rankOwn() {
        Map<Source, Map<String, Double>> scores = new EnumMap<>(Source.class);
        for (OwnItem item : request.own()) {
            meet(item.snapshot());
            double ago = request.positions() - item.lastPosition();
            double due = 0;
            if (item.groups() > 1) {
                double gap =
                        (item.lastMillis() - item.firstMillis()) / (double) (item.groups() - 1);
                double elapsed = request.asOfMillis() - item.lastMillis();
                double late = StrictMath.log((elapsed + 60_000) / (gap + 60_000));
                due =
                        (double) item.groups()
                                / request.groups()
                                * StrictMath.exp(-0.5 * late * late);
            }
            double decayed = item.decayedGroups(request.groups());
            note(scores, Source.RECENT, item, 1 / ago);
            note(scores, Source.COUNT, item, item.groups() + 0.5 / ago);
            note(scores, Source.DECAYED, item, decayed + 0.01 / ago);
            note(scores, Source.DUE, item, due);
        }
        scores.forEach((source, byItem) -> rank(source, byItem, source.quota()));
    }

    private static void note(
            Map<Source, Map<String, Double>> scores, Source source, OwnItem item, double score) {
        scores.computeIfAbsent(source, unused -> new HashMap<>()).put(item.itemId(), score);
    }

    private void rankTrending(TrendingStep trending, int list) {
        List<String> items = new ArrayList<>();
        for (int rank = 0; rank < trending.length(list); rank++) {
            items.add(meet(trending.snapshot(trending.index(list, rank))));
        }
        items.remove(last);
        number(
                Source.ofOrdinal(Source.TRENDING_10M.ordinal() + list),
                items.subList(0, Math.min(Source.RANKS, items.size())));
    }

    private static long refreshed(TrendingStep trending, String item, long time) {
        byte[] popular = trending.popular().find(Ids.hash(item));
        return popular == null ? time : Math.max(time, ItemSnapshot.timeOf(popular));
    }

    private String meet(byte[] snapshot) {
        String item = ItemSnapshot.idOf(snapshot);
        newest.merge(item, ItemSnapshot.timeOf(snapshot), Math::max);
        return item;
    }

    private void rank(Source source, Map<String, Double> scores, int most) {
        number(
                source,
                scores.entrySet().stream()
                        .filter(entry -> entry.getValue() > 0 && !entry.getKey().equals(last))
                        .sorted(
                                Comparator.comparing((Map.Entry<String, Double> e) -> -e.getValue())
                                        .thenComparing(e -> Ids.hash(e.getKey())))
                        .limit(most)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private void number(Source source, List<String> items) {
        Map<String, Integer> ranks = new HashMap<>();
        items.forEach(item -> ranks.put(item, ranks.size()));
        ranked.put(source, ranks);
    }

    /** From 0, −1 if the source did not name the item. */
    int rank(Source source, String item) {
        return ranked.getOrDefault(source, Map.of()).getOrDefault(item, -1);
    }

    long newestMillis(String item) {
        return newest.get(item);
    }

    double support(String item) {
        double support = 0;
        for (Source source : Source.values()) {
            int rank = rank(source, item);
            if (rank >= 0) {
                support += precision.of(source.ordinal(), RankBucket.of(rank)) + 1e-6 / (1 + rank);
            }
        }
        return support;
    }

    /** The pool in its order. */
    List<String> pool(int most) {
        return newest.keySet().stream()
                .filter(this::isWithinAQuota)
                .sorted(
                        Comparator.comparing((String item) -> -support(item))
                                .thenComparing(Ids::hash))
                .limit(most)
                .toList();
    }

    private boolean isWithinAQuota(String item) {
        for (Source source : Source.values()) {
            int rank = rank(source, item);
            if (rank >= 0 && rank < source.quota()) {
                return true;
            }
        }
        return false;
    }
}
