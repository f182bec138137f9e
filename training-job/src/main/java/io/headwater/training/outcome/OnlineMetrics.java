package io.headwater.training.outcome;

import io.headwater.configuration.ConfigurationOptions;
import io.headwater.recommendation.Outcome;
import io.headwater.training.registry.MlflowModelRegistry;
import io.headwater.training.registry.RunRecord.RegisteredModel;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what became of the lists of each model version to the run that made the version. */
@Command(
        name = "./online-metrics",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the outcomes that lie in the topic now and adds hit rate, MRR and NDCG by step of"
                    + " event time to the MLflow run that made each model version, under online/ for"
                    + " lists that were shown and shadow/ for those that were not.",
            "Run it as often as you like: a step is written once, when it is over.",
            ""
        })
public final class OnlineMetrics implements Callable<Integer> {
    @Mixin private Connections connections;

    @Option(
            names = "--step",
            defaultValue = "PT1H",
            description = "Length of a step, such as PT10M; default ${DEFAULT-VALUE}.")
    private Duration step;

    @Spec private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command, to be executed with its options. */
    public static CommandLine commandLine() {
        return ConfigurationOptions.commandLine(new OnlineMetrics());
    }

    @Override
    public Integer call() throws Exception {
        List<Outcome> outcomes =
                new OutcomeTopic(connections.kafka())
                        .read(
                                outcome ->
                                        outcome.model().name().equals(RegisteredModel.RECOMMENDER));
        PrintWriter out = spec.commandLine().getOut();
        if (outcomes.isEmpty()) {
            out.println("No list by a registered model has met its outcome yet.");
            return 0;
        }
        long newest = outcomes.get(outcomes.size() - 1).eventTimeMillis();
        try (MlflowModelRegistry registry = connections.registry()) {
            for (Map.Entry<Source, List<Outcome>> version : bySource(outcomes).entrySet()) {
                Source source = version.getKey();
                int added =
                        registry.append(
                                source.version(),
                                step.toMillis(),
                                OnlineSteps.of(
                                        source.group(),
                                        version.getValue(),
                                        step.toMillis(),
                                        newest));
                out.printf(
                        "Version %s %s: %d outcomes, %d new steps%n",
                        source.version(), source.group(), version.getValue().size(), added);
            }
        }
        return 0;
    }

    private static Map<Source, List<Outcome>> bySource(List<Outcome> outcomes) {
        return outcomes.stream()
                .collect(
                        Collectors.groupingBy(
                                outcome ->
                                        new Source(
                                                outcome.model().version(),
                                                outcome.model().variant().equals("shadow")
                                                        ? "shadow"
                                                        : "online"),
                                () -> new TreeMap<>(Source.ORDER),
                                Collectors.toList()));
    }
}
