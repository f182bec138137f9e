package io.headwater.quickstart;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.recommendation.ModelVersion;
import io.headwater.streaming.StreamingJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster in this process, with its web page, running the streaming job. */
public final class JobCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FORMULA = ModelVersion.FORMULA.label();

    private final MiniCluster cluster;
    private final Configuration flink;
    private final Path folder;
    private final int parallelism;
    private JobID job;

    private JobCluster(MiniCluster cluster, Configuration flink, Path folder, int parallelism) {
        this.cluster = cluster;
        this.flink = flink;
        this.folder = folder;
        this.parallelism = parallelism;
    }

    /**
     * Starts the cluster and waits until every task of the job runs.
     *
     * @param flinkFolder the folder of Flink's config.yaml
     * @param webPort 0 for a free one
     * @param folder for checkpoints and working state; the caller deletes it
     */
    public static JobCluster start(
            HeadwaterConfiguration headwater,
            Path flinkFolder,
            int webPort,
            int parallelism,
            Path folder)
            throws Exception {
        Configuration flink = GlobalConfiguration.loadConfiguration(flinkFolder.toString());
        flink.set(RestOptions.BIND_PORT, String.valueOf(webPort));
        flink.set(RestOptions.PORT, webPort);
        flink.set(RestOptions.ADDRESS, "127.0.0.1");
        flink.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        flink.set(CoreOptions.TMP_DIRS, folder.resolve("work").toString());
        flink.set(WebOptions.TMP_DIR, folder.toString());
        flink.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
        flink.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
        flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
        flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(flink)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(parallelism)
                                .build());
        cluster.start();
        JobCluster started = new JobCluster(cluster, flink, folder, parallelism);
        started.submit(headwater, SavepointRestoreSettings.none());
        return started;
    }

    private void submit(HeadwaterConfiguration headwater, SavepointRestoreSettings from)
            throws Exception {
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(flink);
        StreamingJob.describe(environment, headwater);
        var plan = environment.getStreamGraph();
        plan.setJobName("headwater");
        plan.setSavepointRestoreSettings(from);
        job = cluster.submitJob(plan).get().getJobID();
        awaitRunning();
    }

    /** Moves the job to other settings, by a savepoint. */
    void move(HeadwaterConfiguration headwater) throws Exception {
        String savepoint =
                cluster.stopWithSavepoint(
                                job,
                                folder.resolve("savepoints").toUri().toString(),
                                false,
                                SavepointFormatType.NATIVE)
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        submit(headwater, SavepointRestoreSettings.forPath(savepoint));
    }

    /** The address of Flink's web page. */
    public String webAddress() throws Exception {
        return cluster.getRestAddress().get().toString();
    }

    /** Why the job no longer runs, null while it does. */
    public String failure() throws Exception {
        AccessExecutionGraph graph = cluster.getExecutionGraph(job).get();
        return graph.getState().isTerminalState() && graph.getFailureInfo() != null
                ? graph.getFailureInfo().getExceptionAsString()
                : null;
    }

    /** Whether a failure has ever made the job start again. */
    public boolean hasRestarted() throws Exception {
        return cluster.getExecutionGraph(job).get().getStatusTimestamp(JobStatus.RESTARTING) > 0;
    }

    /** Waits until every slot ranks by a model; its name and version. */
    public String awaitModel() throws Exception {
        SlotChampions champions = new SlotChampions(webAddress(), job.toHexString());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            List<String> names = champions.names();
            if (names.size() == parallelism && names.stream().noneMatch(FORMULA::equals)) {
                return names.get(0);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException(
                "the model does not rank after "
                        + PATIENCE.toSeconds()
                        + " s: the log says why it was refused");
    }

    private void awaitRunning() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!allRun()) {
            String failure = failure();
            if (failure != null || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the job does not run after "
                                + PATIENCE.toSeconds()
                                + " s: "
                                + (failure == null ? "see the log" : failure));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean allRun() throws Exception {
        for (var vertex : cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
            if (vertex.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws Exception {
        cluster.cancelJob(job).get(20, TimeUnit.SECONDS);
        cluster.close();
    }
}
