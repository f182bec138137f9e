package io.headwater.training;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.training.run.RunOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Whole trainings in a local cluster, of few and small trees. */
final class Trainings {
    private static final List<String> SMALL =
            List.of(
                    "training.learner.trees=12",
                    "training.learner.leaves=7",
                    "training.learner.min-data-in-leaf=20",
                    "training.learner.threads=1");

    private Trainings() {}

    static TrainingOptions options(Path events, Path out) {
        TrainingOptions options = new TrainingOptions();
        options.events = List.of(events.toString());
        options.out = out.toString();
        options.trackingUri = null;
        return options;
    }

    static RunOutcome run(int parallelism, TrainingOptions options, String... settings)
            throws Exception {
        Configuration flink = new Configuration();
        flink.setString("pipeline.generic-types", "false");
        flink.setString("pipeline.auto-generate-uids", "false");
        flink.setString("pipeline.object-reuse", "true");
        flink.setString("restart-strategy.type", "none");
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink);
        return Trainer.train(environment, configuration(settings), options);
    }

    static HeadwaterConfiguration configuration(String... settings) {
        List<String> all = new ArrayList<>(SMALL);
        all.addAll(List.of(settings));
        return ConfigurationReader.read("", all);
    }
}
