package io.headwater.training.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.configuration.LearningConfiguration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearnerConfigurationTest {

    @Test
    void theDefaultsAreThoseThatWereMeasured() {
        assertThat(LearnerConfiguration.defaults().parameters())
                .containsEntry("objective", "lambdarank")
                .containsEntry("metric", "ndcg")
                .containsEntry("eval_at", "20")
                .containsEntry("num_leaves", "31")
                .containsEntry("learning_rate", "0.06")
                .containsEntry("feature_fraction", "0.6")
                .containsEntry("bagging_fraction", "0.8")
                .containsEntry("bagging_freq", "1")
                .containsEntry("min_data_in_leaf", "100")
                .containsEntry("lambda_l2", "5.0")
                .containsEntry("lambdarank_truncation_level", "25")
                .containsEntry("label_gain", "0.0,1.0,3.0,6.0")
                .containsEntry("deterministic", "true")
                .containsEntry("force_row_wise", "true")
                .doesNotContainKey("num_threads");
        assertThat(LearnerConfiguration.defaults().settings().trees()).isEqualTo(400);
        assertThat(LearnerConfiguration.defaults().settings().earlyStopping()).isEqualTo(40);
    }

    @Test
    void extraParametersAreHandedOn() {
        assertThat(with(Map.of("max_bin", "63", "path_smooth", "1")).parameters())
                .containsEntry("max_bin", "63")
                .containsEntry("path_smooth", "1");
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        assertThatThrownBy(
                        () ->
                                new LearnerConfiguration(
                                        new LearningConfiguration(
                                                "binary",
                                                0,
                                                1,
                                                Double.NaN,
                                                1.5,
                                                0,
                                                -1,
                                                0,
                                                -2,
                                                0,
                                                -1,
                                                -1,
                                                Map.of("num_leaves", "5", "bad", "1 num_leaves=7")),
                                        -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "trees must be at least 1, was 0; leaves must be at least 2, was 1; "
                                + "learning rate must be above 0 and at most 1, was NaN; "
                                + "feature fraction must be above 0 and at most 1, was 1.5; "
                                + "bagging fraction must be above 0 and at most 1, was 0.0; "
                                + "bagging frequency must be at least 0, was -1; "
                                + "min data in leaf must be at least 1, was 0; "
                                + "truncation must be at least 1, was 0; "
                                + "early stopping must be at least 0, was -1; "
                                + "seed must be at least 0, was -1; threads must be at least 0, was -1; "
                                + "lambda l2 must be 0 or more, was -2.0; "
                                + "extra parameters must be words without blanks, '=' and '#', was bad = 1 num_leaves=7; "
                                + "num_leaves must not be among the extra parameters");
    }

    @Test
    void binsMustBeANumber() {
        assertThatThrownBy(() -> with(Map.of("max_bin", "many")))
                .hasMessage("max_bin must be a number of bins, was many");
    }

    @Test
    void gainsAreOnePerGradeAndRiseFromNothing() {
        assertThat(LearnerConfiguration.GAINS)
                .hasSize(GroupFile.GRADES)
                .startsWith(0.0)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    private static LearnerConfiguration with(Map<String, String> extra) {
        return new LearnerConfiguration(
                new LearningConfiguration("lambdarank", 1, 2, 1, 1, 1, 0, 1, 0, 1, 0, 0, extra), 0);
    }
}
