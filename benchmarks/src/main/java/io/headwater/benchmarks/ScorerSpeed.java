package io.headwater.benchmarks;

import io.github.metarank.lightgbm4j.LGBMException;
import io.headwater.model.ModelRefusedException;
import io.headwater.model.TreeModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The scorer beside lightgbm4j: one core, a request of 100 candidates a call. */
@Command(
        name = "scorer-speed",
        mixinStandardHelpOptions = true,
        description = "Times the scorer beside lightgbm4j: one core, 100 candidates a request.")
public final class ScorerSpeed implements Callable<Integer> {
    private static final String LIGHT_GBM = "lightgbm4j";

    @Option(
            names = "--models",
            split = ",",
            defaultValue = "500x31,400x63",
            description = "Trees x leaves of the models to learn. Default: ${DEFAULT-VALUE}.")
    private List<String> models;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description =
                    "How long each is measured, in each of two JVMs. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    public static void main(String[] args) {
        System.exit(new CommandLine(new ScorerSpeed()).execute(args));
    }

    @Override
    public Integer call()
            throws IOException, LGBMException, ModelRefusedException, RunnerException {
        Path folder = Files.createTempDirectory("models");
        for (String model : models) {
            String[] size = model.split("x", -1);
            String text =
                    SyntheticRanking.learn(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
            Files.writeString(folder.resolve(model), text);
            print("%s: %.0f %% of the nodes test what all candidates share", model, shared(text));
        }
        Map<String, Map<String, Double>> times = new TreeMap<>();
        for (RunResult result : new Runner(options(folder)).run()) {
            String model = Path.of(result.getParams().getParam("model")).getFileName().toString();
            times.computeIfAbsent(model, unused -> new TreeMap<>())
                    .put(
                            result.getPrimaryResult().getLabel(),
                            result.getPrimaryResult().getScore());
        }
        times.forEach(
                (model, all) ->
                        all.forEach(
                                (name, micros) ->
                                        print(
                                                "%-8s %-10s %8.1f µs a request  %6.1f × lightgbm4j",
                                                model, name, micros, all.get(LIGHT_GBM) / micros)));
        return 0;
    }

    private static double shared(String text) throws ModelRefusedException {
        int[] features =
                TreeModel.parse(text).trees().stream()
                        .flatMapToInt(tree -> Arrays.stream(tree.feature()))
                        .toArray();
        return 100.0
                * Arrays.stream(features).filter(f -> f < SyntheticRanking.SHARED).count()
                / features.length;
    }

    /** LightGBM unpacks its library to a fixed name: not where this JVM has loaded it from. */
    private Options options(Path folder) throws IOException {
        Path natives = Files.createTempDirectory("natives");
        return new OptionsBuilder()
                .include(ScorerBenchmark.class.getSimpleName())
                .param(
                        "model",
                        models.stream()
                                .map(model -> folder.resolve(model).toString())
                                .toArray(String[]::new))
                .jvmArgs("-Djava.io.tmpdir=" + natives)
                .forks(2)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(seconds)
                .measurementTime(TimeValue.seconds(1))
                .build();
    }

    private static void print(String pattern, Object... values) {
        System.out.println(String.format(Locale.ROOT, pattern, values));
    }
}
