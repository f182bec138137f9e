package io.headwater.training.run;

import io.headwater.candidate.FeatureSchema;
import io.headwater.model.ModelPackage;
import io.headwater.registry.RegisteredVersion;
import io.headwater.training.registry.MlflowModelRegistry;
import io.headwater.training.registry.Registration;
import io.headwater.training.registry.RunFolder;
import io.headwater.training.registry.RunRecord;
import io.headwater.training.report.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the folder of a run and hands it to the registry; keeps it where that is wanted, or where the registry fails. */
final class RunKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RunKeeper.class);

    private final RunPlan plan;
    private final RunRecords records;

    RunKeeper(RunPlan plan, RunRecords records) {
        this.plan = plan;
        this.records = records;
    }

    /**
     * @param judged the model of the figures, which has not learned from the test slice
     */
    RunOutcome keep(
            ModelPackage model,
            ModelPackage judged,
            RunFacts facts,
            SampleFiles files,
            RejectedFile rejected)
            throws IOException {
        RunFolder run = whole(Path.of(plan.folder()), model, judged, facts, files, rejected);
        if (plan.trackingUri() == null) {
            return outcome(
                    run, null, "Not registered: no MLflow server was named", facts, rejected);
        }
        Registration registration = register(run);
        LOG.info(registration.message());
        RegisteredVersion version = registration.version().orElse(null);
        if (version == null || plan.keep() || !rejected.counts().isEmpty()) {
            return outcome(run, version, registration.message(), facts, rejected);
        }
        FileUtils.deleteDirectory(run.path().toFile());
        return outcome(null, version, registration.message(), facts, rejected);
    }

    /** The folder with all that is in it, or no folder. */
    private RunFolder whole(
            Path folder,
            ModelPackage model,
            ModelPackage judged,
            RunFacts facts,
            SampleFiles files,
            RejectedFile rejected)
            throws IOException {
        prepare(folder);
        try {
            RunFolder run = write(folder, model, judged, facts, files);
            files.moveTableTo(folder);
            rejected.moveTo(folder);
            return run;
        } catch (IOException e) {
            FileUtils.deleteQuietly(folder.toFile());
            throw new IOException("the run cannot be kept in " + folder + ": " + e.getMessage(), e);
        }
    }

    private RunFolder write(
            Path folder, ModelPackage model, ModelPackage judged, RunFacts facts, SampleFiles files)
            throws IOException {
        RunRecord record = records.record(facts, files);
        RunFolder run = new RunFolder(folder, record);
        // the package first: the folder adds to it what Python needs
        model.write(run.model());
        judged.write(run.judged());
        RunFolder.write(folder, record);
        Files.writeString(
                run.artifacts().resolve("feature_schema.txt"),
                String.join("\n", FeatureSchema.NAMES) + "\n");
        new TrainingReport(
                        plan.name(),
                        facts.model(),
                        facts.scaling(),
                        facts.result(),
                        facts.promotion(),
                        facts.audit(),
                        plan.described(),
                        record.params())
                .write(run.artifacts());
        return run;
    }

    /** An earlier run in the folder gives way; anything else stays. */
    private static void prepare(Path folder) throws IOException {
        if (Files.exists(folder)) {
            RunFolder.read(folder);
            FileUtils.deleteDirectory(folder.toFile());
        }
        Files.createDirectories(folder);
    }

    private Registration register(RunFolder run) {
        try (MlflowModelRegistry registry = plan.openRegistry()) {
            return Registration.registerOrKeep(registry, run);
        }
    }

    private RunOutcome outcome(
            RunFolder run,
            RegisteredVersion version,
            String message,
            RunFacts facts,
            RejectedFile rejected) {
        return new RunOutcome(
                plan.name(),
                run == null ? null : run.path().toString(),
                version == null ? null : version.version(),
                message,
                facts.promotion().reason(),
                facts.result().metrics(),
                rejected.counts());
    }
}
