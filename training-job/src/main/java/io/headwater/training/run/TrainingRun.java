package io.headwater.training.run;

import io.headwater.candidate.FeatureSchema;
import io.headwater.candidate.Precision;
import io.headwater.event.Rejection;
import io.headwater.ranking.Ranker;
import io.headwater.training.evaluation.Fingerprints;
import io.headwater.training.evaluation.LaterEvents;
import io.headwater.training.evaluation.LeakAudit;
import io.headwater.training.learner.LearnerConfiguration;
import io.headwater.training.learner.LightGbmLearner;
import io.headwater.training.registry.MlflowModelRegistry;
import io.headwater.training.sample.Sample;
import io.headwater.training.sample.SampleConsumer;
import io.headwater.training.sample.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.commons.io.FileUtils;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.operators.StreamingRuntimeContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the samples in files, then learns, judges, packs and registers; on the cluster, where the samples are. */
public final class TrainingRun implements SampleConsumer<RunOutcome> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
    private static final int EVERY = 10_000;

    private final RunPlan plan;
    private transient Path work;
    private transient SampleFiles files;
    private transient RejectedFile rejected;
    private transient String jobId;
    private transient Champion champion;
    private transient Fingerprints early;
    private transient Fingerprints shorter;
    private transient long samples;

    public TrainingRun(RunPlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(RuntimeContext context) throws Exception {
        work = Files.createTempDirectory(temporaryFolder(context), "headwater-training-");
        jobId = context.getJobInfo().getJobId().toHexString();
        learner().probe();
        champion = presentChampion();
        files = SampleFiles.create(work, plan.samples());
        rejected = new RejectedFile(work);
        early = new Fingerprints();
    }

    private Champion presentChampion() {
        if (plan.trackingUri() == null) {
            return Champion.NONE;
        }
        try (MlflowModelRegistry registry = plan.openRegistry()) {
            return Champion.of(registry, work.resolve("champion"));
        }
    }

    @Override
    public Ranker champion() {
        return champion.ranker();
    }

    private static Path temporaryFolder(RuntimeContext context) {
        String[] folders =
                ((StreamingRuntimeContext) context).getTaskManagerRuntimeInfo().getTmpDirectories();
        return Path.of(folders[0]);
    }

    private LightGbmLearner learner() {
        return new LightGbmLearner(configuration(), work);
    }

    private LearnerConfiguration configuration() {
        return new LearnerConfiguration(
                plan.configuration().training().learning(), plan.configuration().training().seed());
    }

    @Override
    public void accept(Sample sample) throws IOException {
        if (sample.slice() == Slice.AUDIT) {
            early.add(sample.requestId(), sample.fingerprint());
            return;
        }
        files.add(sample);
        if (++samples % EVERY == 0) {
            LOG.info("{} requests sampled", samples);
        }
    }

    @Override
    public void refuse(Rejection rejection) throws IOException {
        rejected.add(rejection);
    }

    @Override
    public void compare(Fingerprints withoutLaterEvents) {
        shorter = withoutLaterEvents;
    }

    @Override
    public RunOutcome finish(Precision table, int catalogueItems) throws Exception {
        files.finish();
        LOG.info("{} requests sampled: learning begins", samples);
        LeakAudit.Finding laterEvents =
                LaterEvents.audit(
                        early,
                        shorter,
                        FeatureSchema.NAMES,
                        Instant.ofEpochMilli(plan.split().audit().untilMillis()));
        return new Training(
                        plan, configuration(), files, rejected, champion, laterEvents, work, jobId)
                .run(table, catalogueItems);
    }

    @Override
    public void close() throws IOException {
        if (files != null) {
            files.close();
        }
        if (rejected != null) {
            rejected.close();
        }
        if (work != null) {
            FileUtils.deleteDirectory(work.toFile());
        }
    }
}
