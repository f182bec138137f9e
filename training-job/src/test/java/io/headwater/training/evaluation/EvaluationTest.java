package io.headwater.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final PlattScaling SCALING = new PlattScaling(1, 0);
    private static final Set<Contender> ALL = EnumSet.allOf(Contender.class);

    @Test
    void metricsAtEveryKEqualThoseOfTheTextbook() {
        List<TestRequest> requests = new RandomRequests(1).list(150, 40);
        EvaluationResult result = evaluate(requests, ALL);
        for (Contender contender : Contender.values()) {
            NaiveMetrics naive = new NaiveMetrics(requests, contender);
            ContenderResult found = result.of(contender).orElseThrow();
            for (int k = 1; k <= 20; k++) {
                AtK expected = naive.at(k);
                AtK at = found.at(k);
                assertThat(at.k()).isEqualTo(k);
                assertThat(at.recall()).isCloseTo(expected.recall(), EXACT);
                assertThat(at.map()).isCloseTo(expected.map(), EXACT);
                assertThat(at.ndcg()).isCloseTo(expected.ndcg(), EXACT);
                assertThat(at.hr()).isCloseTo(expected.hr(), EXACT);
                assertThat(at.mrr()).isCloseTo(expected.mrr(), EXACT);
            }
            assertThat(found.coverage()).isCloseTo(naive.coverage(300), EXACT);
            assertThat(found.novelty()).isCloseTo(naive.novelty(), EXACT);
        }
    }

    @Test
    void slicesEqualTheMetricsOfTheirTargetsAlone() {
        List<TestRequest> requests = new RandomRequests(2).list(200, 40);
        ContenderResult model = evaluate(requests, ALL).model();
        NaiveMetrics naive = new NaiveMetrics(requests, Contender.MODEL);
        assertThat(model.slices()).hasSize(Slice.values().length);
        for (ContenderResult.SliceResult slice : model.slices()) {
            assertThat(slice.hr()).isCloseTo(naive.hitRate(20, Optional.of(slice.slice())), EXACT);
            assertThat(slice.mrr()).isCloseTo(naive.mrr(20, Optional.of(slice.slice())), EXACT);
        }
    }

    @Test
    void whatStandsBehindTheFirstTwentyDoesNotCount() {
        long[] items = new long[21];
        items[20] = 7;
        Answer answer = new Answer(items, new float[21]);
        assertThat(answer.rank(7)).isZero();
    }

    @Test
    void aTargetCountsOnceThoughAListShowsItTwice() {
        Answer twice = new Answer(new long[] {7, 7}, new float[2]);
        TestRequest request = request("u", List.of(new Target(7, 1, false)), twice);
        AtK at = evaluate(List.of(request), Set.of(Contender.MODEL)).model().at(20);
        assertThat(at).isEqualTo(new AtK(20, 1, 1, 1, 1, 1));
    }

    @Test
    void theOrderOfRequestsDoesNotMatter() {
        List<TestRequest> requests = new RandomRequests(3).list(100, 30);
        List<TestRequest> shuffled = new ArrayList<>(requests);
        Collections.shuffle(shuffled, new Random(4));
        EvaluationResult first = evaluate(requests, ALL);
        EvaluationResult second = evaluate(shuffled, ALL);
        assertThat(second.metrics().keySet()).isEqualTo(first.metrics().keySet());
        second.metrics()
                .forEach(
                        (name, value) ->
                                assertThat(value)
                                        .as(name)
                                        .isCloseTo(first.metrics().get(name), EXACT));
    }

    @Test
    void theBestPlainMethodIsChosenByEachMetricAndTheLiftIsOverIt() {
        List<TestRequest> requests =
                new RandomRequests(5).withSkill(Contender.REVISIT, 0.9).list(200, 60);
        EvaluationResult result = evaluate(requests, ALL);
        ContenderResult best = result.bestBaseline(Lift.Metric.HR).orElseThrow();
        assertThat(best.contender()).isEqualTo(Contender.REVISIT);
        Lift lift = result.liftOverBestBaseline(Lift.Metric.HR).orElseThrow();
        assertThat(lift.value()).isCloseTo(result.model().at(20).hr() - best.at(20).hr(), EXACT);
        assertThat(lift.low()).isLessThan(lift.value());
        assertThat(lift.high()).isGreaterThan(lift.value());
    }

    @Test
    void metricsAreFiniteAndNamedAsMlflowAllows() {
        EvaluationResult result =
                evaluate(
                        new RandomRequests(6).list(20, 5),
                        EnumSet.of(Contender.MODEL, Contender.NEWEST));
        assertThat(result.metrics().keySet()).allMatch(name -> name.matches("[A-Za-z0-9_./ -]+"));
        assertThat(result.metrics().values()).allMatch(Double::isFinite);
        assertThat(result.metrics())
                .containsKeys("test/hr_at_20", "test/newest/mrr_at_5", "test/auc", "test/novelty")
                .containsKeys("test/lift_over_best_baseline/mrr_at_20_low")
                .containsKeys("test/repeat_target/hr_at_20")
                .doesNotContainKey("test/champion/hr_at_20");
    }

    @Test
    void withoutRequestsThereIsNothingToSay() {
        Evaluation evaluation = new Evaluation(ALL, 1);
        assertThatThrownBy(() -> evaluation.result(SCALING, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no request in the test slice");
    }

    @Test
    void anEmptyPoolAndAnEmptyAnswerAreMisses() {
        TestRequest request = request("u", List.of(new Target(7, 1, false)), Answer.NONE);
        EvaluationResult result = evaluate(List.of(request), Set.of(Contender.MODEL));
        assertThat(result.model().at(20)).isEqualTo(new AtK(20, 0, 0, 0, 0, 0));
        assertThat(result.poolRecall()).isZero();
        assertThat(result.metrics()).doesNotContainKey("test/auc");
    }

    private static TestRequest request(String user, List<Target> targets, Answer answer) {
        List<Answer> answers = new ArrayList<>(Collections.nCopies(Contender.COUNT, Answer.NONE));
        answers.set(0, answer);
        return new TestRequest(user, 1, 1, targets, answers, new double[0], new boolean[0]);
    }

    private static EvaluationResult evaluate(
            List<TestRequest> requests, Set<Contender> contenders) {
        Evaluation evaluation = new Evaluation(contenders, 11);
        requests.forEach(evaluation::add);
        return evaluation.result(SCALING, 300);
    }
}
