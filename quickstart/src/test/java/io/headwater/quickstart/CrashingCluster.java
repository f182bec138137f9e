package io.headwater.quickstart;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.streaming.StreamingJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointStatsCounts;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The streaming job on TaskManagers of one slot each that can be killed, with the settings of conf/ but more checkpoints. */
final class CrashingCluster implements AutoCloseable {
    private final MiniCluster cluster;
    private final List<Integer> alive = new ArrayList<>();
    private int started;
    private JobID job;

    private CrashingCluster(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * @param savepoint what the job knows when it starts; null for nothing
     */
    static CrashingCluster start(
            HeadwaterConfiguration headwater, int taskManagers, Path folder, String savepoint)
            throws Exception {
        Configuration flink = configuration(folder, taskManagers);
        CrashingCluster started =
                new CrashingCluster(
                        new MiniCluster(
                                new MiniClusterConfiguration.Builder()
                                        .setConfiguration(flink)
                                        .setNumTaskManagers(taskManagers)
                                        .setNumSlotsPerTaskManager(1)
                                        .build()));
        started.cluster.start();
        for (int i = 0; i < taskManagers; i++) {
            started.alive.add(started.started++);
        }
        if (savepoint != null) {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(flink);
        StreamingJob.describe(environment, headwater);
        started.job = started.cluster.submitJob(environment.getStreamGraph()).get().getJobID();
        return started;
    }

    private static Configuration configuration(Path folder, int parallelism) {
        Configuration flink = GlobalConfiguration.loadConfiguration("../conf");
        flink.set(RestOptions.BIND_PORT, "0");
        flink.set(RestOptions.ADDRESS, "127.0.0.1");
        flink.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
        flink.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(50));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
        flink.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        flink.set(CoreOptions.TMP_DIRS, folder.resolve("work").toString());
        flink.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        // Little lies between the rooms, so that a checkpoint passes a busy job soon.
        flink.set(TaskManagerOptions.MEMORY_SEGMENT_SIZE, MemorySize.parse("4 kb"));
        flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        return flink;
    }

    /** Ends a TaskManager with all that runs on it, and starts another in its place. */
    void crash(Random random) throws Exception {
        int victim = alive.remove(random.nextInt(alive.size()));
        cluster.terminateTaskManager(victim).get();
        cluster.startTaskManager();
        alive.add(started++);
    }

    long completedCheckpoints() throws Exception {
        return checkpoints().getNumberOfCompletedCheckpoints();
    }

    /** Whether the job has come back from a checkpoint that often and all of it runs. */
    boolean runsAfter(int crashes) throws Exception {
        boolean runs = checkpoints().getNumberOfRestoredCheckpoints() == crashes;
        for (var task : cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
            runs &= task.getExecutionState() == ExecutionState.RUNNING;
        }
        return runs;
    }

    private CheckpointStatsCounts checkpoints() throws Exception {
        return cluster.getExecutionGraph(job).get().getCheckpointStatsSnapshot().getCounts();
    }

    /** Ends the job with a savepoint, all output written. */
    String stop(Path folder) throws Exception {
        String savepoint =
                cluster.stopWithSavepoint(
                                job, folder.toString(), false, SavepointFormatType.CANONICAL)
                        .get();
        cluster.requestJobResult(job).get();
        return savepoint;
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
