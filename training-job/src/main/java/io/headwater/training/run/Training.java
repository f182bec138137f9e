package io.headwater.training.run;

import io.headwater.candidate.FeatureRows;
import io.headwater.candidate.Precision;
import io.headwater.model.Calibration;
import io.headwater.model.ModelPackage;
import io.headwater.model.ModelRefusedException;
import io.headwater.model.TreeModel;
import io.headwater.model.TreeScorer;
import io.headwater.training.evaluation.Contender;
import io.headwater.training.evaluation.EvaluationResult;
import io.headwater.training.evaluation.LeakAudit;
import io.headwater.training.evaluation.PlattScaling;
import io.headwater.training.evaluation.Promotion;
import io.headwater.training.learner.GroupFile;
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
    private final LeakAudit.Finding laterEvents;
    private final Path work;
    private final String jobId;
    private final Instant started = Instant.now();

    Training(
            RunPlan plan,
            LearnerConfiguration configuration,
            SampleFiles files,
            RejectedFile rejected,
            Champion champion,
            LeakAudit.Finding laterEvents,
            Path work,
            String jobId) {
        this.plan = plan;
        this.configuration = configuration;
        this.files = files;
        this.rejected = rejected;
        this.champion = champion;
        this.laterEvents = laterEvents;
        this.work = work;
        this.jobId = jobId;
    }

    RunOutcome run(Precision table, int catalogueItems) throws Exception {
        if (files.testRequests() == 0) {
            throw new IllegalStateException(
                    "no request in the test slice: no user in it was seen before; take more data or"
                            + " widen the slice (training.split.test-from)");
        }
        GroupFile golden = files.writeGolden();
        LearnedModel learned = learn(golden);
        LeakAudit audit = audit();
        Examination examination =
                new Examination(
                        new TreeScorer(TreeModel.parse(learned.text()), FeatureRows.SHARED), files);
        PlattScaling scaling = examination.scaling();
        EvaluationResult result =
                examination.test(contenders(), configuration.seed(), scaling, catalogueItems);
        show(result);
        Calibration calibration = new Calibration(scaling.slope(), scaling.intercept());
        ModelPackage judged = pack(learned, table, calibration, plan.split().testFrom());
        LearnedModel kept = learnFromAll(learned.iterations(), golden);
        ModelPackage model = pack(kept, table, calibration, plan.split().endMillis());
        RunFacts facts = new RunFacts(learned, scaling, result, promotion(result), audit);
        return new RunKeeper(plan, new RunRecords(plan, configuration, jobId, started))
                .keep(model, judged, facts, files, rejected);
    }

    private LeakAudit audit() throws Exception {
        LeakAudit audit =
                LeakAudit.of(
                        files.groups(Slice.TRAIN),
                        files.groups(Slice.VALIDATION),
                        laterEvents,
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

    private LearnedModel learn(GroupFile golden) throws Exception {
        LearnedModel learned =
                new LightGbmLearner(configuration, work)
                        .learn(
                                files.groups(Slice.TRAIN),
                                files.groups(Slice.VALIDATION),
                                golden,
                                Training::show);
        LOG.info("{} trees, {}", learned.iterations(), learned.metric());
        return learned;
    }

    /** What is kept has learned from the newest requests too, those that it was judged by: as many trees again, from all slices. */
    private LearnedModel learnFromAll(int trees, GroupFile golden) throws Exception {
        LOG.info("{} trees again, from {} requests of all slices", trees, files.all().groups());
        return new LightGbmLearner(configuration.growing(trees), work)
                .learn(files.all(), files.groups(Slice.VALIDATION), golden, score -> {});
    }

    private ModelPackage pack(
            LearnedModel learned, Precision table, Calibration calibration, long untilMillis)
            throws ModelRefusedException {
        return ModelPackage.of(
                learned.text(),
                files.golden().scored(learned.goldenScores()),
                table,
                calibration,
                Instant.ofEpochMilli(untilMillis));
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
