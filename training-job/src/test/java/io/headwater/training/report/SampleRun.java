package io.headwater.training.report;

import io.headwater.candidate.FeatureSchema;
import io.headwater.training.evaluation.Answer;
import io.headwater.training.evaluation.Contender;
import io.headwater.training.evaluation.Evaluation;
import io.headwater.training.evaluation.EvaluationResult;
import io.headwater.training.evaluation.PlattScaling;
import io.headwater.training.evaluation.Target;
import io.headwater.training.evaluation.TestRequest;
import io.headwater.training.learner.LearnedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** A run such as training may leave: made up, but of plausible shape. */
final class SampleRun {
    private static final int ITEMS = 3_000;

    private static final Map<Contender, Double> SKILL =
            Map.ofEntries(
                    Map.entry(Contender.MODEL, 0.72),
                    Map.entry(Contender.FORMULA, 0.70),
                    Map.entry(Contender.CHAMPION, 0.69),
                    Map.entry(Contender.POPULARITY_10M, 0.01),
                    Map.entry(Contender.POPULARITY_1H, 0.04),
                    Map.entry(Contender.POPULARITY_1D, 0.08),
                    Map.entry(Contender.POPULARITY_7D, 0.12),
                    Map.entry(Contender.POPULARITY_28D, 0.10),
                    Map.entry(Contender.NEWEST, 0.05),
                    Map.entry(Contender.REVISIT, 0.36),
                    Map.entry(Contender.CO_VISITATION, 0.66),
                    Map.entry(Contender.ITEM_TRANSITION, 0.42));

    private final SplittableRandom random = new SplittableRandom(1);

    static EvaluationResult evaluation(int requests) {
        return evaluation(requests, EnumSet.allOf(Contender.class));
    }

    static EvaluationResult evaluation(int requests, Set<Contender> contenders) {
        SampleRun run = new SampleRun();
        Evaluation evaluation = new Evaluation(contenders, 3);
        for (int i = 0; i < requests; i++) {
            evaluation.add(run.request(i));
        }
        return evaluation.result(new PlattScaling(0.95, -1.8), ITEMS);
    }

    private TestRequest request(int number) {
        long item = random.nextInt(ITEMS);
        List<Answer> answers = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            answers.add(answer(item, SKILL.get(contender)));
        }
        double[] scores = new double[100];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextGaussian() * 2.2 - 5.5;
        }
        boolean[] labels = new boolean[scores.length];
        if (random.nextDouble() < 0.77) {
            labels[drawBySoftmax(scores)] = true;
        }
        int history = (int) Math.exp(random.nextDouble() * 6);
        return new TestRequest(
                "user-" + random.nextInt(800),
                number,
                history,
                List.of(new Target(item, 1, history > 3 && random.nextInt(3) == 0)),
                answers,
                scores,
                labels);
    }

    private int drawBySoftmax(double[] scores) {
        double left = random.nextDouble() * Arrays.stream(scores).map(Math::exp).sum();
        int place = -1;
        while (left >= 0 && place < scores.length - 1) {
            left -= Math.exp(scores[++place]);
        }
        return place;
    }

    private Answer answer(long target, double skill) {
        long[] items = new long[Answer.LENGTH];
        float[] shares = new float[Answer.LENGTH];
        int shift = random.nextInt(ITEMS);
        for (int place = 0; place < items.length; place++) {
            long item = (shift + 7L * place) % ITEMS;
            items[place] = item == target ? ITEMS + 1 : item;
            shares[place] = (float) (0.01 / (1 + items[place]));
        }
        if (random.nextDouble() < skill) {
            items[(int) (items.length * Math.pow(random.nextDouble(), 2.5))] = target;
        }
        return new Answer(items, shares);
    }

    static LearnedModel model() {
        SplittableRandom random = new SplittableRandom(2);
        List<LearnedModel.Score> curve = new ArrayList<>();
        for (int tree = 1; tree <= 183; tree++) {
            double learnt = 1 - Math.exp(-tree / 30.0);
            curve.add(
                    new LearnedModel.Score(
                            tree,
                            0.52 + 0.14 * learnt + 0.0003 * tree,
                            0.51
                                    + 0.11 * learnt
                                    - 1e-6 * (tree - 143) * (tree - 143)
                                    + 0.001 * random.nextDouble()));
        }
        List<LearnedModel.Importance> importances = new ArrayList<>();
        for (String feature : FeatureSchema.NAMES) {
            double gain = 20_000 * Math.pow(random.nextDouble(), 12);
            importances.add(
                    new LearnedModel.Importance(
                            feature, Math.round(Math.sqrt(gain) * random.nextDouble() * 5), gain));
        }
        importances.sort(Comparator.comparing(LearnedModel.Importance::feature));
        return new LearnedModel("tree", 143, "ndcg@20", curve, importances, List.of(), 600L << 20);
    }
}
