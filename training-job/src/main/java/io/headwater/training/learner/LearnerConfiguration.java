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

/** How LightGBM learns: the settings, and what it makes of them. */
public record LearnerConfiguration(LearningConfiguration settings, int seed)
        implements Serializable {
    /** What an item is worth by its grade, as the types of events have it: to lambdarank in the metric, to regression as the target. */
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
        List<String> problems = new ArrayList<>();
        atLeast(problems, "trees", settings.trees(), 1);
        atLeast(problems, "leaves", settings.leaves(), 2);
        share(problems, "learning rate", settings.learningRate());
        share(problems, "feature fraction", settings.featureFraction());
        share(problems, "bagging fraction", settings.baggingFraction());
        atLeast(problems, "bagging frequency", settings.baggingFrequency(), 0);
        atLeast(problems, "min data in leaf", settings.minDataInLeaf(), 1);
        atLeast(problems, "truncation", settings.truncation(), 1);
        atLeast(problems, "early stopping", settings.earlyStopping(), 0);
        atLeast(problems, "seed", seed, 0);
        atLeast(problems, "threads", settings.threads(), 0);
        if (!(settings.lambdaL2() >= 0 && settings.lambdaL2() < Double.POSITIVE_INFINITY)) {
            problems.add("lambda l2 must be 0 or more, was " + settings.lambdaL2());
        }
        checkExtra(problems, settings.extra());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    public static LearnerConfiguration defaults() {
        return new LearnerConfiguration(LearningConfiguration.defaults(), 7);
    }

    /** The same, for a model of so many trees whatever validation says. */
    public LearnerConfiguration growing(int trees) {
        return new LearnerConfiguration(
                new LearningConfiguration(
                        settings.objective(),
                        trees,
                        settings.leaves(),
                        settings.learningRate(),
                        settings.featureFraction(),
                        settings.baggingFraction(),
                        settings.baggingFrequency(),
                        settings.minDataInLeaf(),
                        settings.lambdaL2(),
                        settings.truncation(),
                        0,
                        settings.threads(),
                        settings.extra()),
                seed);
    }

    Objective objective() {
        return Objective.valueOf(settings.objective().toUpperCase(Locale.ROOT));
    }

    /** Values that LightGBM tells apart per feature. */
    int bins() {
        return Integer.parseInt(settings.extra().getOrDefault(MAX_BIN, "255"));
    }

    /** All parameters by LightGBM's names, in a fixed order, as they go to LightGBM and into the records of the run. */
    public Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("objective", objective().label());
        all.put("metric", objective().metric());
        all.put("eval_at", "20");
        all.put("num_leaves", String.valueOf(settings.leaves()));
        all.put("learning_rate", String.valueOf(settings.learningRate()));
        all.put("feature_fraction", String.valueOf(settings.featureFraction()));
        all.put("bagging_fraction", String.valueOf(settings.baggingFraction()));
        all.put("bagging_freq", String.valueOf(settings.baggingFrequency()));
        all.put("min_data_in_leaf", String.valueOf(settings.minDataInLeaf()));
        all.put("lambda_l2", String.valueOf(settings.lambdaL2()));
        all.put("lambdarank_truncation_level", String.valueOf(settings.truncation()));
        all.put("label_gain", GAINS.stream().map(String::valueOf).collect(Collectors.joining(",")));
        all.put("seed", String.valueOf(seed));
        all.put("deterministic", "true");
        all.put("force_row_wise", "true");
        all.put("verbosity", "0");
        all.putAll(new TreeMap<>(settings.extra()));
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
