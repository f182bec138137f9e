package io.headwater.training.learner;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The child: loads LightGBM, learns what the folder asks for, leaves the model there. Ends when its parent does. */
public final class Learner {
    static final int REFUSED = 10;
    static final int NO_LIBRARY = 11;
    static final int ORPHANED = 12;
    static final String PROGRESS = "progress ";

    private Learner() {}

    /** Takes the folder; without one only tries whether LightGBM loads. */
    public static void main(String[] arguments) throws IOException {
        endWithParent(System.in);
        try {
            load();
            if (arguments.length > 0) {
                learn(new LearnerFolder(Path.of(arguments[0])));
            }
        } catch (LGBMException e) {
            end(REFUSED, e.getMessage());
        } catch (UnsatisfiedLinkError e) {
            end(NO_LIBRARY, e.getMessage());
        }
    }

    /** LightGBM's wrapper keeps the reason to itself when loading fails, so the libraries are loaded once more for it. */
    private static void load() throws IOException {
        LGBMBooster.loadNative();
        if (LGBMBooster.isNativeLoaded()) {
            return;
        }
        String given = System.getenv("LIGHTGBM_NATIVE_LIB_PATH");
        Path folder = Path.of(given == null ? System.getProperty("java.io.tmpdir") : given);
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.toAbsolutePath().toString())
                    .filter(file -> file.contains("lib_lightgbm"))
                    .sorted()
                    .forEach(System::load);
        }
        throw new UnsatisfiedLinkError(
                "there is none for "
                        + System.getProperty("os.name")
                        + " on "
                        + System.getProperty("os.arch"));
    }

    private static void learn(LearnerFolder folder) throws IOException, LGBMException {
        LearnerTask task = LearnerTask.read(folder.task());
        folder.writeModel(new Boosting(task, Learner::report).learn());
    }

    /** A line per tree, which the parent reads. */
    private static void report(LearnedModel.Score score) {
        System.out.println(
                PROGRESS + score.iteration() + " " + score.train() + " " + score.validation());
    }

    /** The parent never writes: the end of the input is the end of the parent, however it ended. */
    private static void endWithParent(InputStream fromParent) {
        Thread watch =
                new Thread(
                        () -> {
                            try {
                                while (fromParent.read() >= 0) {}
                            } catch (IOException e) {
                                // as good as the end
                            }
                            Runtime.getRuntime().halt(ORPHANED);
                        },
                        "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void end(int code, String message) {
        System.err.println(message);
        System.err.flush();
        System.exit(code);
    }
}
