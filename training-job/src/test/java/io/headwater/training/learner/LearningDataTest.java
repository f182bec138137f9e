package io.headwater.training.learner;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningDataTest {
    private static final List<String> FEATURES = List.of("f", "n");
    private static final GroupFile GOOD = file(FEATURES, 100, 3000, 100, 30);

    @Test
    void dataOfBothClassesPasses() {
        assertThatCode(() -> new LearningData(GOOD, GOOD).check(LearnerConfiguration.defaults()))
                .doesNotThrowAnyException();
    }

    @Test
    void aSliceWithoutRequestsIsRefused() {
        GroupFile empty = file(FEATURES, 0, 0, 0, 0);
        assertRefused(empty, GOOD, "no request in the training slice");
        assertRefused(GOOD, empty, "no request in the validation slice");
    }

    @Test
    void oneClassOnlyIsRefused() {
        assertRefused(
                GOOD,
                file(FEATURES, 100, 3000, 0, 30),
                "one class only in the validation slice: 0 of 3000 rows are relevant");
        assertRefused(
                file(FEATURES, 100, 3000, 3000, 30),
                GOOD,
                "one class only in the training slice: 3000 of 3000");
    }

    @Test
    void tooFewRowsForALeafAreRefused() {
        assertRefused(
                file(FEATURES, 10, 199, 10, 20),
                GOOD,
                "min data in leaf 100 needs at least twice as many training rows, found 199");
    }

    @Test
    void otherOrUnusableFeaturesAreRefused() {
        assertRefused(
                GOOD,
                file(List.of("n", "f"), 100, 3000, 100, 30),
                "must have the same features, have [f, n] and [n, f]");
        GroupFile blanks = file(List.of("f", "a b"), 100, 3000, 100, 30);
        assertRefused(blanks, blanks, "found [a b]");
    }

    @Test
    void whatLightGbmCannotHoldIsRefused() {
        assertRefused(
                file(FEATURES, 100, 12_000, 100, 10_001),
                GOOD,
                "at most 10000 rows for lambdarank, one in the training slice has 10001");
        assertRefused(
                file(FEATURES, 100_000_000, 2_000_000_000, 100, 30),
                GOOD,
                "2000000000 rows × 2 features");
    }

    private static void assertRefused(GroupFile train, GroupFile validation, String reason) {
        assertThatThrownBy(
                        () ->
                                new LearningData(train, validation)
                                        .check(LearnerConfiguration.defaults()))
                .isInstanceOf(LearnerRefusedException.class)
                .hasMessageContaining(reason);
    }

    private static GroupFile file(
            List<String> features, long groups, long rows, long positives, int largestGroup) {
        return new GroupFile(
                Path.of("unread"),
                features,
                groups,
                rows,
                List.of(rows - positives, positives, 0L, 0L),
                largestGroup);
    }
}
