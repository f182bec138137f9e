package io.headwater.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TreeScorerUseTest {
    private static final int ROWS = 150;

    private final RandomModel random = new RandomModel(4);
    private final TreeModel model = parse(random.text());
    private final int shared = 1;
    private final TreeScorer scorer = new TreeScorer(model, shared);
    private final float[] sharedValues = values(shared);
    private final float[] candidates = values(ROWS * (random.features() - shared));

    @Test
    void oneScorerServesManyThreads() throws Exception {
        double[] expected = new double[ROWS];
        scorer.score(sharedValues, candidates, ROWS, expected, scorer.newBuffer());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<double[]>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            results.add(threads.submit(this::scoreOften));
        }
        for (Future<double[]> result : results) {
            assertThat(result.get()).isEqualTo(expected);
        }
        threads.shutdown();
    }

    private double[] scoreOften() {
        ScoreBuffer buffer = scorer.newBuffer();
        double[] scores = new double[ROWS];
        for (int i = 0; i < 500; i++) {
            scorer.score(sharedValues, candidates, ROWS - i % 100, scores, buffer);
        }
        scorer.score(sharedValues, candidates, ROWS, scores, buffer);
        return scores;
    }

    @Test
    void aRequestAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ScoreBuffer buffer = scorer.newBuffer();
        double[] scores = new double[ROWS];
        long before = 0;
        for (int i = 0; i < 2000; i++) {
            before = i == 1000 ? threads.getCurrentThreadAllocatedBytes() : before;
            scorer.score(sharedValues, candidates, ROWS, scores, buffer);
        }
        long after = threads.getCurrentThreadAllocatedBytes();

        assertThat(after - before).isZero();
    }

    private float[] values(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.value();
        }
        return values;
    }

    private static TreeModel parse(String text) {
        try {
            return TreeModel.parse(text);
        } catch (ModelRefusedException e) {
            throw new IllegalStateException(e);
        }
    }
}
