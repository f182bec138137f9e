package io.headwater.training;

import io.headwater.configuration.ConfigurationOptions;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.training.run.RunOutcome;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job that learns: from an event log through the stream's rooms to a registered model. */
@Command(
        name = "training-job",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Replays an event log through the rooms of the stream, trains a ranker on what"
                        + " users did next, judges it on later time and registers it in MLflow.")
public final class TrainingJob implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingJob.class);

    @Mixin private TrainingOptions options;

    @Mixin private ConfigurationOptions settings;

    public static void main(String[] args) {
        int code =
                new CommandLine(new TrainingJob())
                        .setExecutionExceptionHandler(TrainingJob::explain)
                        .execute(args);
        if (code != 0) {
            throw new IllegalStateException("training did not end well: see the message above");
        }
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        LOG.error("Training failed", failure);
        command.getErr().println("Training failed: " + FailureMessage.of(failure));
        return 1;
    }

    @Override
    public Integer call() throws Exception {
        HeadwaterConfiguration configuration = settings.read();
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        RunOutcome outcome = Trainer.train(environment, configuration, options);
        System.out.println(outcome.describe());
        return 0;
    }
}
