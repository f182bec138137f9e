package io.headwater.training.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The metrics as textbooks define them, one request and one k at a time. */
final class NaiveMetrics {
    private final List<TestRequest> requests;
    private final Contender contender;

    NaiveMetrics(List<TestRequest> requests, Contender contender) {
        this.requests = requests;
        this.contender = contender;
    }

    AtK at(int k) {
        return new AtK(
                k,
                mean(request -> (double) hits(request, k) / request.targets().size()),
                mean(request -> averagePrecision(request, k)),
                mean(request -> dcg(gains(request, k)) / dcg(ideal(request, k))),
                hitRate(k, Optional.empty()),
                mrr(k, Optional.empty()));
    }

    private double mean(ToDoubleFunction<TestRequest> metric) {
        return requests.stream().mapToDouble(metric).average().orElseThrow();
    }

    private List<Long> list(TestRequest request, int k) {
        return Arrays.stream(request.answer(contender).items()).limit(k).boxed().toList();
    }

    private long hits(TestRequest request, int k) {
        List<Long> list = list(request, k);
        return request.targets().stream()
                .filter(target -> list.contains(target.itemHash()))
                .count();
    }

    private double averagePrecision(TestRequest request, int k) {
        double sum = 0;
        for (int place = 1; place <= k; place++) {
            if (hits(request, place) > hits(request, place - 1)) {
                sum += (double) hits(request, place) / place;
            }
        }
        return sum / Math.min(k, request.targets().size());
    }

    private List<Double> gains(TestRequest request, int k) {
        List<Double> gains = new ArrayList<>();
        for (long item : list(request, k)) {
            gains.add(
                    request.targets().stream()
                            .filter(target -> target.itemHash() == item)
                            .mapToDouble(Target::gain)
                            .sum());
        }
        return gains;
    }

    private static List<Double> ideal(TestRequest request, int k) {
        return request.targets().stream()
                .map(Target::gain)
                .sorted(Comparator.reverseOrder())
                .limit(k)
                .toList();
    }

    private static double dcg(List<Double> gains) {
        double sum = 0;
        for (int i = 0; i < gains.size(); i++) {
            sum += gains.get(i) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }

    double hitRate(int k, Optional<Slice> slice) {
        return overTargets(slice, (request, target) -> rank(request, target, k) > 0 ? 1 : 0);
    }

    double mrr(int k, Optional<Slice> slice) {
        return overTargets(
                slice,
                (request, target) -> {
                    int rank = rank(request, target, k);
                    return rank > 0 ? 1.0 / rank : 0;
                });
    }

    private interface OfTarget {
        double of(TestRequest request, Target target);
    }

    private double overTargets(Optional<Slice> slice, OfTarget metric) {
        double sum = 0;
        int count = 0;
        for (TestRequest request : requests) {
            for (Target target : request.targets()) {
                if (slice.isEmpty()
                        || slice.get() == Slice.ofTarget(target.repeat())
                        || slice.get() == Slice.ofHistory(request.historyEvents())) {
                    sum += metric.of(request, target);
                    count++;
                }
            }
        }
        return sum / count;
    }

    private int rank(TestRequest request, Target target, int k) {
        return list(request, k).indexOf(target.itemHash()) + 1;
    }

    double coverage(int catalogue) {
        Set<Long> items = new TreeSet<>();
        requests.forEach(request -> items.addAll(list(request, 20)));
        return (double) items.size() / catalogue;
    }

    double novelty() {
        List<Double> bits = new ArrayList<>();
        for (TestRequest request : requests) {
            for (int i = 0; i < list(request, 20).size(); i++) {
                float share = request.answer(contender).popularityShares()[i];
                bits.add(-Math.log(Math.max(share, Math.pow(2, -30))) / Math.log(2));
            }
        }
        return bits.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
