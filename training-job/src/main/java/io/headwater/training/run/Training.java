package io.headwater.training.run;

import io.headwater.candidate.FeatureRows;
import io.headwater.candidate.Precision;
import io.headwater.model.Calibration;
import io.headwater.model.ModelPackage;
import io.headwater.model.TreeModel;
import io.headwater.model.TreeScorer;
import io.headwater.training.evaluation.Contender;
import io.headwater.training.evaluation.EvaluationResult;
import io.headwater.training.evaluation.LeakAudit;
import io.headwater.training.evaluation.PlattScaling;
import io.headwater.training.evaluation.Promotion;
import io.headwater.training.learner.LearnedModel;
import io.headwater.training.learner.LearnerConfiguration;
import io.headwater.training.learner.LightGbmLearner;
import io.headwater.training.sample.Slice;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From finished sample files to a run that is kept or registered. */
final class Training {
    private static final Logger LOG = LoggerFactory.getLogger(Training.class);
    private static final int EVERY = 20;

    private final RunPlan plan;
    private final LearnerConfiguration configuration;
    private final SampleFiles files;
    private final RejectedFile rejected;
    private final Champion champion;
    private final Path work;
    private final String jobId;
    private final Instant started = Instant.now();

    Training(
            RunPlan plan,
            LearnerConfiguration configuration,
            SampleFiles files,
            RejectedFile rejected,
            Champion champion,
            Path work,
            String jobId) {
        this.plan = plan;
        this.configuration = configuration;
        this.files = files;
        this.rejected = rejected;
        this.champion = champion;
        this.work = work;
        this.jobId = jobId;
    }

    RunOutcome run(Precision table, int catalogueItems) throws Exception {
        if (files.testRequests() == 0) {
            throw new IllegalStateException(
                    "no request in the test slice: no user in it was seen before; take more data or"
                            + " widen the slice (training.split.test-from)");
        }
        LearnedModel learned = learn();
        LeakAudit audit = audit();
        Examination examination =
                new Examination(
                        new TreeScorer(TreeModel.parse(learned.text()), FeatureRows.SHARED), files);
        PlattScaling scaling = examination.scaling();
        EvaluationResult result =
                examination.test(contenders(), configuration.seed(), scaling, catalogueItems);
        show(result);
        ModelPackage model =
                ModelPackage.of(
                        learned.text(),
                        files.golden().scored(learned.goldenScores()),
                        table,
                        new Calibration(scaling.slope(), scaling.intercept()),
                        Instant.ofEpochMilli(plan.split().testFrom()));
        RunFacts facts = new RunFacts(learned, scaling, result, promotion(result), audit);
        return new RunKeeper(plan, new RunRecords(plan, configuration, jobId, started))
                .keep(model, facts, files, rejected);
    }

    private LeakAudit audit() throws Exception {
        LeakAudit audit =
                LeakAudit.of(
                        files.groups(Slice.TRAIN),
                        files.groups(Slice.VALIDATION),
                        configuration,
                        work);
        audit.findings().forEach(finding -> LOG.info("audit: {}", finding.sentence()));
        if (!audit.passed()) {
            throw new SuppressRestartsException(
                    new IllegalStateException(
                            "the leak audit did not pass, nothing is registered: "
                                    + audit.failures()));
        }
        return audit;
    }

    private Set<Contender> contenders() {
        Set<Contender> contenders = EnumSet.allOf(Contender.class);
        if (champion.ranker() == null) {
            contenders.remove(Contender.CHAMPION);
        }
        return contenders;
    }

    private Promotion promotion(EvaluationResult result) {
        return champion.obstacle() == null
                ? Promotion.of(result)
                : new Promotion(
                        false, "the present champion could not be asked: " + champion.obstacle());
    }

    private LearnedModel learn() throws Exception {
        LearnedModel learned =
                new LightGbmLearner(configuration, work)
                        .learn(
                                files.groups(Slice.TRAIN),
                                files.groups(Slice.VALIDATION),
                                files.writeGolden(),
                                Training::show);
        LOG.info("{} trees, {}", learned.iterations(), learned.metric());
        return learned;
    }

    private static void show(LearnedModel.Score score) {
        if (score.iteration() % EVERY == 0) {
            LOG.info(
                    "tree {}: train {}, validation {}",
                    score.iteration(),
                    String.format(Locale.ROOT, "%.4f", score.train()),
                    String.format(Locale.ROOT, "%.4f", score.validation()));
        }
    }

    private static void show(EvaluationResult result) {
        result.contenders()
                .forEach(
                        contender ->
                                LOG.info(
                                        "test: {} HR@20 {}, MRR@20 {}",
                                        contender.contender().title(),
                                        String.format(Locale.ROOT, "%.4f", contender.at(20).hr()),
                                        String.format(
                                                Locale.ROOT, "%.4f", contender.at(20).mrr())));
    }
}
