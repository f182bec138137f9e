package io.headwater.benchmarks;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;
import io.headwater.model.ModelRefusedException;
import io.headwater.model.ScoreBuffer;
import io.headwater.model.TreeModel;
import io.headwater.model.TreeScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Time to score one request, over requests enough that no branch can be learned by heart. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScorerBenchmark {
    static final int ROWS = 100;
    private static final int REQUESTS = 256;
    private static final String ONE_THREAD = "num_threads=1";

    /** Files of models. */
    @Param("")
    public String model;

    private final float[][] matrices = new float[REQUESTS][];
    private final float[][] shared = new float[REQUESTS][];
    private final float[][] candidates = new float[REQUESTS][];
    private LGBMBooster booster;
    private TreeScorer scorer;
    private ScoreBuffer buffer;
    private double[] scores;
    private int next;

    @Setup
    public void setUp() throws IOException, LGBMException, ModelRefusedException {
        SplittableRandom random = new SplittableRandom(1);
        for (int request = 0; request < REQUESTS; request++) {
            matrices[request] = SyntheticRanking.request(random, ROWS);
            shared[request] = Arrays.copyOf(matrices[request], SyntheticRanking.SHARED);
            candidates[request] = SyntheticRanking.candidates(matrices[request], ROWS);
        }
        String text = Files.readString(Path.of(model));
        booster = LGBMBooster.loadModelFromString(text);
        scorer = new TreeScorer(TreeModel.parse(text), SyntheticRanking.SHARED);
        buffer = scorer.newBuffer();
        scores = new double[ROWS];
        for (int request = 0; request < REQUESTS; request++) {
            next = request;
            double[] expected = lightgbm4j();
            next = request;
            if (!Arrays.equals(headwater(), expected)) {
                throw new IllegalStateException("the scores differ");
            }
        }
    }

    @TearDown
    public void tearDown() throws LGBMException {
        booster.close();
    }

    /** The fastest way that lightgbm4j has for a matrix. */
    @Benchmark
    public double[] lightgbm4j() throws LGBMException {
        return booster.predictForMat(
                matrices[advance()],
                ROWS,
                SyntheticRanking.FEATURES,
                true,
                PredictionType.C_API_PREDICT_RAW_SCORE,
                ONE_THREAD);
    }

    @Benchmark
    public double[] headwater() {
        int request = advance();
        scorer.score(shared[request], candidates[request], ROWS, scores, buffer);
        return scores;
    }

    private int advance() {
        next = (next + 1) % REQUESTS;
        return next;
    }
}
