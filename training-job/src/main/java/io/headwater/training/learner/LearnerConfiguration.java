package io.headwater.training.learner;

import io.headwater.configuration.LearningConfiguration;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How LightGBM learns.
 *
 * @param baggingFrequency rows are drawn anew each so many trees, 0 for never
 * @param truncation lambdarank looks at pairs whose better item is among the first so many
 * @param earlyStopping trees without progress on validation until it stops, 0 to keep all trees
 * @param threads 0 for as many as there are cores; the model does not depend on it
 * @param gains what each grade is worth: to lambdarank in the metric, to regression as the target
 * @param extra further LightGBM parameters, handed on as they are
 */
public record LearnerConfiguration(
        Objective objective,
        int trees,
        int leaves,
        double learningRate,
        double featureFraction,
        double baggingFraction,
        int baggingFrequency,
        int minDataInLeaf,
        double lambdaL2,
        int truncation,
        int earlyStopping,
        int seed,
        int threads,
        List<Double> gains,
        Map<String, String> extra)
        implements Serializable {
    /** What an item is worth by its grade, as the types of events have it. */
    public static final List<Double> GAINS = List.of(0.0, 1.0, 3.0, 6.0);

    private static final String MAX_BIN = "max_bin";
    private static final Pattern WORD = Pattern.compile("[^\\s=#]+");

    /** What has a setting of its own or must stay as it is, with LightGBM's other names for it. */
    private static final Set<String> RESERVED =
            Set.of(
                    """
                    objective objective_type app application loss metric metrics metric_types eval_at ndcg_eval_at ndcg_at
                    num_iterations num_iteration n_iter num_tree num_trees num_round num_rounds nrounds num_boost_round
                    n_estimators max_iter num_leaves num_leaf max_leaves max_leaf max_leaf_nodes learning_rate
                    shrinkage_rate eta feature_fraction sub_feature colsample_bytree bagging_fraction sub_row subsample
                    bagging bagging_freq subsample_freq min_data_in_leaf min_data_per_leaf min_data min_child_samples
                    min_samples_leaf lambda_l2 reg_lambda lambda l2_regularization lambdarank_truncation_level
                    early_stopping_round early_stopping_rounds early_stopping n_iter_no_change seed random_seed random_state
                    num_threads num_thread nthread nthreads n_jobs label_gain deterministic force_row_wise force_col_wise
                    boosting boosting_type boost verbosity verbose config config_file data valid"""
                            .split("\\s+"));

    public LearnerConfiguration {
        gains = List.copyOf(gains);
        extra = Map.copyOf(extra);
        List<String> problems = new ArrayList<>();
        atLeast(problems, "trees", trees, 1);
        atLeast(problems, "leaves", leaves, 2);
        share(problems, "learning rate", learningRate);
        share(problems, "feature fraction", featureFraction);
        share(problems, "bagging fraction", baggingFraction);
        atLeast(problems, "bagging frequency", baggingFrequency, 0);
        atLeast(problems, "min data in leaf", minDataInLeaf, 1);
        atLeast(problems, "truncation", truncation, 1);
        atLeast(problems, "early stopping", earlyStopping, 0);
        atLeast(problems, "seed", seed, 0);
        atLeast(problems, "threads", threads, 0);
        if (!(lambdaL2 >= 0 && lambdaL2 < Double.POSITIVE_INFINITY)) {
            problems.add("lambda l2 must be 0 or more, was " + lambdaL2);
        }
        checkGains(problems, gains);
        checkExtra(problems, extra);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    public static LearnerConfiguration defaults() {
        return of(LearningConfiguration.defaults(), 7);
    }

    /** From the settings; what an item is worth by its grade follows the types of events. */
    public static LearnerConfiguration of(LearningConfiguration settings, int seed) {
        return new LearnerConfiguration(
                Objective.valueOf(settings.objective().toUpperCase(Locale.ROOT)),
                settings.trees(),
                settings.leaves(),
                settings.learningRate(),
                settings.featureFraction(),
                settings.baggingFraction(),
                settings.baggingFrequency(),
                settings.minDataInLeaf(),
                settings.lambdaL2(),
                settings.truncation(),
                settings.earlyStopping(),
                seed,
                settings.threads(),
                GAINS,
                settings.extra());
    }

    /** Values that LightGBM tells apart per feature. */
    int bins() {
        return Integer.parseInt(extra.getOrDefault(MAX_BIN, "255"));
    }

    /** All parameters by LightGBM's names, in a fixed order, as they go to LightGBM and into the records of the run. */
    public Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("objective", objective.label());
        all.put("metric", objective.metric());
        all.put("eval_at", "20");
        all.put("num_leaves", String.valueOf(leaves));
        all.put("learning_rate", String.valueOf(learningRate));
        all.put("feature_fraction", String.valueOf(featureFraction));
        all.put("bagging_fraction", String.valueOf(baggingFraction));
        all.put("bagging_freq", String.valueOf(baggingFrequency));
        all.put("min_data_in_leaf", String.valueOf(minDataInLeaf));
        all.put("lambda_l2", String.valueOf(lambdaL2));
        all.put("lambdarank_truncation_level", String.valueOf(truncation));
        all.put("label_gain", gains.stream().map(String::valueOf).collect(Collectors.joining(",")));
        all.put("seed", String.valueOf(seed));
        all.put("deterministic", "true");
        all.put("force_row_wise", "true");
        all.put("verbosity", "0");
        all.putAll(new TreeMap<>(extra));
        return all;
    }

    private static void atLeast(List<String> problems, String name, int value, int least) {
        if (value < least) {
            problems.add(name + " must be at least " + least + ", was " + value);
        }
    }

    private static void share(List<String> problems, String name, double value) {
        if (!(value > 0 && value <= 1)) {
            problems.add(name + " must be above 0 and at most 1, was " + value);
        }
    }

    private static void checkGains(List<String> problems, List<Double> gains) {
        boolean rising = gains.size() == GroupFile.GRADES && gains.get(0) == 0;
        for (int i = 1; i < gains.size(); i++) {
            rising &= gains.get(i) > gains.get(i - 1) && gains.get(i) < Double.POSITIVE_INFINITY;
        }
        if (!rising) {
            problems.add("gains must be four rising numbers, the first 0, were " + gains);
        }
    }

    private static void checkExtra(List<String> problems, Map<String, String> extra) {
        new TreeMap<>(extra)
                .forEach(
                        (name, value) -> {
                            if (RESERVED.contains(name)) {
                                problems.add(name + " must not be among the extra parameters");
                            } else if (!WORD.matcher(name).matches()
                                    || !WORD.matcher(value).matches()) {
                                problems.add(
                                        "extra parameters must be words without blanks, '=' and '#', was "
                                                + (name + " = " + value));
                            }
                        });
        if (!extra.getOrDefault(MAX_BIN, "255").matches("[0-9]{1,5}")) {
            problems.add("max_bin must be a number of bins, was " + extra.get(MAX_BIN));
        }
    }
}
