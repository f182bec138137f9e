package io.headwater.training.run;

import io.headwater.candidate.TopRows;
import io.headwater.model.TreeScorer;
import io.headwater.training.evaluation.Answer;
import io.headwater.training.evaluation.Contender;
import io.headwater.training.evaluation.Evaluation;
import io.headwater.training.evaluation.EvaluationResult;
import io.headwater.training.evaluation.PlattScaling;
import io.headwater.training.evaluation.ScoreSample;
import io.headwater.training.evaluation.TestRequest;
import io.headwater.training.learner.GroupFile;
import io.headwater.training.sample.Slice;
import io.headwater.training.sample.TestCase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Judges a model on later slices than it was trained on, with the scorer of the stream. */
final class Examination {
    private final TreeScorer scorer;
    private final SampleFiles files;
    private final TopRows order = new TopRows(Answer.LENGTH);

    Examination(TreeScorer scorer, SampleFiles files) {
        this.scorer = scorer;
        this.files = files;
    }

    /** Fits probabilities to the pools of the validation slice. */
    PlattScaling scaling() throws IOException {
        ScoreSample sample = new ScoreSample();
        try (GroupScores groups = scores(files.groups(Slice.VALIDATION))) {
            for (long group = 0; groups.next(); group++) {
                sample.add(group, groups.scores(), groups.labels());
            }
        }
        return PlattScaling.fit(sample);
    }

    /** The model and its contenders on the test slice. */
    EvaluationResult test(
            Set<Contender> contenders, long seed, PlattScaling scaling, int catalogueItems)
            throws IOException {
        Evaluation evaluation = new Evaluation(contenders, seed);
        try (TestCaseFile.Reader cases = new TestCaseFile.Reader(files.cases());
                GroupScores groups = scores(files.groups(Slice.TEST))) {
            for (TestCaseFile.Entry entry = cases.next(); entry != null; entry = cases.next()) {
                double[] scores = new double[0];
                boolean[] labels = new boolean[0];
                if (entry.rows() > 0) {
                    groups.next();
                    scores = groups.scores();
                    labels = groups.labels();
                }
                evaluation.add(request(entry, scores, labels));
            }
        }
        return evaluation.result(scaling, catalogueItems);
    }

    private GroupScores scores(GroupFile file) throws IOException {
        return new GroupScores(file, scorer);
    }

    private TestRequest request(TestCaseFile.Entry entry, double[] scores, boolean[] labels) {
        List<Answer> answers = new ArrayList<>(entry.testCase().answers());
        answers.set(Contender.MODEL.ordinal(), answer(entry.testCase(), scores));
        return new TestRequest(
                entry.userId(),
                entry.asOfMillis(),
                entry.historyEvents(),
                entry.testCase().targets(),
                answers,
                scores,
                labels);
    }

    /** The model's list, ordered as the stream orders it. */
    private Answer answer(TestCase testCase, double[] scores) {
        int length =
                order.pick(
                        scores,
                        testCase.items(),
                        scores.length,
                        Double.NEGATIVE_INFINITY,
                        Answer.LENGTH);
        long[] items = new long[length];
        float[] shares = new float[length];
        for (int rank = 0; rank < length; rank++) {
            items[rank] = testCase.items()[order.row(rank)];
            shares[rank] = testCase.popularityShares()[order.row(rank)];
        }
        return new Answer(items, shares);
    }
}
