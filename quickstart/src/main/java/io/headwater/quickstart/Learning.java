package io.headwater.quickstart;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Trains on what the topics hold whenever there are enough events, and again when they have doubled: `./demo train` in a JVM of its own.
 * The model reaches the stream through MLflow, for which trainings wait, or through a folder that the stream follows.
 */
final class Learning implements AutoCloseable {
    private static final String FOLLOWED = "followed";

    private final List<String> settings;
    private final Path runs;
    private final Path temporary;
    private final TrackingProcess tracking;
    private boolean throughMlflow;
    private boolean waits;
    private long at;
    private int run;
    private ChildProcess training;
    private String said;

    /**
     * @param settings options of ./demo train that name settings
     * @param runs folder of the runs
     * @param temporary folder for what a training needs while it runs
     * @param tracking null when the stream follows the folder
     * @param at events of the first training, 0 for never
     */
    Learning(List<String> settings, Path runs, Path temporary, TrackingProcess tracking, long at) {
        this.settings = settings;
        this.runs = runs;
        this.temporary = temporary;
        this.tracking = tracking;
        this.throughMlflow = tracking != null;
        this.at = at;
        this.said = at == 0 ? null : "a model is trained after " + format(at) + " events";
    }

    /** What the stream must be told to follow the models, as things stand. */
    List<String> overrides() {
        if (at == 0) {
            return List.of();
        }
        List<String> overrides = new ArrayList<>(List.of("model.poll=1 s", "model.shadow=true"));
        if (throughMlflow) {
            overrides.add("model.source=mlflow");
            overrides.add("model.tracking-uri=" + tracking.uri());
        } else {
            overrides.add("model.source=folder");
            overrides.add("model.folder=" + runs.resolve(FOLLOWED));
        }
        return overrides;
    }

    /**
     * Looks after MLflow, begins and ends trainings.
     *
     * @return whether the stream must be told anew what to follow
     */
    boolean look(long events) throws IOException {
        boolean lost = throughMlflow && tracking.hasEnded();
        throughMlflow &= !lost;
        if (training != null && !training.isAlive()) {
            finish();
        } else if (training == null && at > 0 && events >= at) {
            waits = throughMlflow && !tracking.isUp();
            if (!waits) {
                run++;
                at = Math.max(events, at) * 2;
                training = ChildProcess.start(command());
            }
        }
        return lost;
    }

    /** Whether a model is being trained, or would be if MLflow were there. */
    boolean isBusy() {
        return training != null || waits;
    }

    /** How it goes, null when nothing is ever trained. */
    String status() {
        if (training == null) {
            return throughMlflow && !tracking.isUp()
                    ? (waits ? "training waits for MLflow: " : said + " · MLflow: ")
                            + tracking.lastLine()
                    : said;
        }
        String line = training.lastLine();
        return "training " + run + ": " + (line.isEmpty() ? "starting" : line);
    }

    /** How it went, where all ends: what is still being trained is stopped then. */
    String lastStatus() {
        return training == null
                ? status()
                : "training " + run + " was stopped before it was done · its log " + log();
    }

    /** What is done without MLflow and why, null while it is there or was not wanted. */
    String withoutMlflow() {
        return tracking == null || throughMlflow
                ? null
                : "Without MLflow, models go by the folder "
                        + runs.resolve(FOLLOWED)
                        + ". It said last: "
                        + tracking.lastLine();
    }

    private void finish() throws IOException {
        boolean good = training.succeeded();
        if (good && !throughMlflow) {
            follow(folder().resolve("artifacts").resolve("model"));
        }
        said =
                good
                        ? "training "
                                + run
                                + " done: see "
                                + place()
                                + " · next at "
                                + format(at)
                                + " events"
                        : "training "
                                + run
                                + " failed: "
                                + training.lastLine()
                                + " · its log "
                                + log();
        training = null;
    }

    private String place() {
        return (throughMlflow ? tracking.uri() + " and " : "")
                + folder().resolve("artifacts").resolve("report.html");
    }

    /** Puts a link in the place of the link before, at once. */
    private void follow(Path model) throws IOException {
        Path followed = Files.createDirectories(runs.resolve(FOLLOWED));
        Path link = followed.resolve("next");
        Files.createSymbolicLink(link, model);
        Files.move(
                link,
                followed.resolve("champion"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private Path folder() {
        return runs.resolve("run-" + run);
    }

    private Path log() {
        return runs.resolve("run-" + run + ".log");
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        // lists are made meanwhile
        command.addAll(List.of("nice", "-n", "5"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-"))
                .forEach(command::add);
        command.add("-Xmx2g");
        command.add("-Dheadwater.home=" + Settings.home());
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-Dheadwater.progress=info");
        command.add("-Dheadwater.log=" + log());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Demo.class.getName()));
        command.addAll(List.of("train", "--data", "kafka", "--out", folder().toString()));
        if (throughMlflow) {
            command.addAll(List.of("--tracking-uri", tracking.uri()));
        }
        command.addAll(settings);
        return command;
    }

    private static String format(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    @Override
    public void close() {
        if (training != null) {
            training.close();
        }
    }
}
