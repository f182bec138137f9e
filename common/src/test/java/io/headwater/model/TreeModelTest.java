package io.headwater.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeModelTest {
    private static final String MODEL = new HandMadeModel().plus("forward", 1, 2, 3).plus(4).text();

    @Test
    void refusesLinearTrees() throws Exception {
        assertRefused(
                trained("objective=regression linear_tree=true num_leaves=4"),
                "expected constant leaves, found a linear tree at",
                "train with linear_tree=false");
    }

    @Test
    void refusesMoreThanOneScoreARow() throws Exception {
        assertRefused(
                trained("objective=multiclass num_class=3 num_leaves=4"),
                "expected num_class=1, found num_class=3: train with one score a row");
    }

    @Test
    void refusesWhatIsNoModel() {
        assertRefused("", "expected LightGBM's text model, found an empty file");
        assertRefused("{\"learner\": {}}", "found a first line '{\"learner\": {}}'");
    }

    @Test
    void refusesATextThatWasCutOff() {
        for (int end = 0; end < MODEL.indexOf("end of trees"); end++) {
            assertRefused(MODEL.substring(0, end), "expected ");
        }
    }

    @Test
    void refusesWhatIsNoTree() {
        assertRefused(MODEL.replace("left_child=-1", "left_child=-2"), "two parents of -2");
        assertRefused(MODEL.replace("left_child=-1", "left_child=0"), "a child 0");
        assertRefused(MODEL.replace("right_child=-2", "right_child=-9"), "a child -9");
        assertRefused(MODEL.replace("leaf_value=4.0", "leaf_value=nan"), "numbers in leaf_value");
        assertRefused(MODEL.replace("threshold=1.0", "threshold=NaN"), "a bound or a set");
        assertRefused(MODEL.replace("decision_type=8", "decision_type=1"), "a bound or a set");
        assertRefused(MODEL.replace("decision_type=8", "decision_type=12"), "numbers from 0 to 11");
        assertRefused(MODEL.replaceFirst("split_feature=\\d+", "split_feature=999"), "found 999");
        assertRefused(MODEL.replace("Tree=1", "Tree=7"), "expected Tree=1, found Tree=7");
    }

    @Test
    void damageIsRefusedAndNeverCrashes() {
        Random random = new Random(7);
        for (int attempt = 0; attempt < 20_000; attempt++) {
            StringBuilder damaged = new StringBuilder(MODEL);
            int from = MODEL.indexOf("Tree=0");
            for (int i = 0; i <= random.nextInt(3); i++) {
                damaged.setCharAt(
                        from + random.nextInt(damaged.length() - from),
                        "0123456789-= .e\n".charAt(random.nextInt(16)));
            }
            assertThatCode(
                            () -> {
                                try {
                                    new TreeScorer(TreeModel.parse(damaged.toString()), 10);
                                } catch (ModelRefusedException expected) {
                                    // one of the two ends that are allowed
                                }
                            })
                    .as(damaged.substring(from))
                    .doesNotThrowAnyException();
        }
    }

    private static String trained(String parameters) throws Exception {
        Random random = new Random(1);
        float[] values = new float[1000];
        float[] labels = new float[500];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = random.nextInt(3);
            values[2 * row] = labels[row] + random.nextFloat();
            values[2 * row + 1] = random.nextFloat();
        }
        return TreeScorerTest.train(values, labels, 2, parameters);
    }

    private static void assertRefused(String text, String... parts) {
        assertThatThrownBy(() -> TreeModel.parse(text))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContainingAll(parts);
    }
}
