package io.headwater.training.registry;

import io.headwater.registry.ArtifactStore;
import io.headwater.registry.Attempts;
import io.headwater.registry.MlflowHttp;
import io.headwater.registry.ModelVersions;
import io.headwater.registry.RegisteredVersion;
import io.headwater.registry.TrackingServer;
import io.headwater.training.registry.RunRecord.RegisteredModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mlflow.api.proto.Service.CreateExperiment;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.ExperimentTag;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs, artifacts, versions and aliases in an MLflow server. */
public final class MlflowModelRegistry implements ModelRegistry, AutoCloseable {
    /** Else the server's pages take it for one of language models. */
    private static final ExperimentTag MODEL_TRAINING =
            ExperimentTag.newBuilder()
                    .setKey("mlflow.experimentKind")
                    .setValue("custom_model_development")
                    .build();

    private static final Logger LOG = LoggerFactory.getLogger(MlflowModelRegistry.class);

    private final TrackingServer server;
    private final Attempts attempts;
    private final MlflowApi api;
    private final ArtifactStore artifacts;
    private final ModelVersions versions;
    private final VersionMaker maker;
    private final ModelAliases aliases;

    public MlflowModelRegistry(TrackingServer server) {
        this(server, Attempts.PATIENT);
    }

    MlflowModelRegistry(TrackingServer server, Attempts attempts) {
        this.server = server;
        this.attempts = attempts;
        this.api = new MlflowApi(server, attempts);
        MlflowHttp http = new MlflowHttp(server, attempts);
        this.artifacts = new ArtifactStore(http);
        this.versions = new ModelVersions(http);
        this.maker = new VersionMaker(api);
        this.aliases = new ModelAliases(versions);
    }

    ModelVersions versions() {
        return versions;
    }

    public ModelAliases aliases() {
        return aliases;
    }

    /**
     * Adds metrics to the run that made a version, as curves over the time since the first of them. A moment that is there already is left as it
     * is.
     *
     * @param version of the recommender
     * @param stepMillis the unit of the curve's steps
     * @return how many moments were new
     */
    public int append(String version, long stepMillis, List<MetricsAt> moments) throws IOException {
        return new MetricCurve(api, versions.get(RegisteredModel.RECOMMENDER, version).runId())
                .append(stepMillis, moments);
    }

    @Override
    public Optional<RegisteredVersion> champion() throws IOException {
        return aliases.champion();
    }

    @Override
    public Path download(RegisteredVersion version, Path folder) throws IOException {
        artifacts.download(versions.artifacts(version.name(), version.version()), folder);
        return folder;
    }

    @Override
    public Optional<RegisteredVersion> register(RunFolder folder) throws IOException {
        RunRecord record = folder.record();
        RegisteredModel model = record.registeredModel();
        Optional<RegisteredVersion> known =
                model == null ? Optional.empty() : maker.find(model.name(), record.key());
        if (known.isPresent()) {
            return Optional.of(complete(known.get(), record));
        }
        MlflowRun run = MlflowRun.begin(api, experiment(record.experiment()), record);
        run.log();
        for (Path file : folder.files()) {
            String name = folder.artifacts().relativize(file).toString().replace('\\', '/');
            artifacts.upload(run.artifacts(), name, file);
        }
        if (model == null) {
            run.finish();
            return Optional.empty();
        }
        RegisteredVersion version = maker.create(model, run, record);
        publish(version, run, record);
        return Optional.of(version);
    }

    /** An earlier attempt made the version; it may have died before it was done. */
    private RegisteredVersion complete(RegisteredVersion version, RunRecord record)
            throws IOException {
        MlflowRun run = MlflowRun.resume(api, version.runId(), record);
        if (run.status() == RunStatus.FINISHED) {
            LOG.info("run {} is registered already, as {}", record.key(), version);
        } else {
            publish(version, run, record);
        }
        return version;
    }

    /** The last steps: aliases, and the run's end. All of them, or the version goes again. */
    private void publish(RegisteredVersion version, MlflowRun run, RunRecord record)
            throws IOException {
        Map<String, RegisteredVersion> before = new TreeMap<>();
        for (String alias : List.of(ModelAliases.CHALLENGER, ModelAliases.CHAMPION)) {
            versions.alias(version.name(), alias).ifPresent(known -> before.put(alias, known));
        }
        try {
            versions.setAlias(ModelAliases.CHALLENGER, version);
            if (record.promote() || !before.containsKey(ModelAliases.CHAMPION)) {
                aliases.promote(version);
            }
            run.finish();
        } catch (IOException e) {
            withdraw(version, before);
            throw e;
        }
    }

    private void withdraw(RegisteredVersion version, Map<String, RegisteredVersion> aliases) {
        ModelVersions last = new ModelVersions(new MlflowHttp(server, attempts.once()));
        try {
            for (Map.Entry<String, RegisteredVersion> alias : aliases.entrySet()) {
                last.setAlias(alias.getKey(), alias.getValue());
            }
            last.delete(version);
        } catch (IOException e) {
            LOG.warn(
                    "{} could not be withdrawn; registering the run again completes it",
                    version,
                    e);
        }
    }

    private String experiment(String name) throws IOException {
        Experiment experiment =
                api.call("experiments/get-by-name", mlflow -> findOrCreate(mlflow, name));
        if (experiment.getLifecycleStage().equals("deleted")) {
            throw new IOException(
                    server
                            + ": the experiment "
                            + name
                            + " was deleted; restore it (mlflow experiments restore --experiment-id "
                            + experiment.getExperimentId()
                            + ") or name another");
        }
        return experiment.getExperimentId();
    }

    private static Experiment findOrCreate(MlflowClient mlflow, String name) {
        Optional<Experiment> found = mlflow.getExperimentByName(name);
        if (found.isPresent()) {
            return found.get();
        }
        try {
            return mlflow.getExperiment(
                    mlflow.createExperiment(
                            CreateExperiment.newBuilder()
                                    .setName(name)
                                    .addTags(MODEL_TRAINING)
                                    .build()));
        } catch (MlflowHttpException e) {
            // another one may have been quicker
            return mlflow.getExperimentByName(name).orElseThrow(() -> e);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
