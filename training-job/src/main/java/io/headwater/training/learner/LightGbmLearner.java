package io.headwater.training.learner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.util.FileUtils;

/** Learns a ranker in a child JVM, for LightGBM's native library would take a TaskManager down with it. */
public final class LightGbmLearner {
    private static final int LAST_LINES = 20;
    private static final int PROBE_HEAP_MEGABYTES = 32;

    private final LearnerConfiguration configuration;
    private final Path workFolder;
    private final MachineMemory memory;

    /**
     * @param workFolder where temporary folders may be made, each for the time of one call
     */
    public LightGbmLearner(LearnerConfiguration configuration, Path workFolder) {
        this(configuration, workFolder, MachineMemory.here());
    }

    LightGbmLearner(LearnerConfiguration configuration, Path workFolder, MachineMemory memory) {
        this.configuration = configuration;
        this.workFolder = workFolder;
        this.memory = memory;
    }

    /** Tries whether a child can load LightGBM here, before hours go into samples. */
    public void probe()
            throws LearnerFailedException,
                    LearnerRefusedException,
                    IOException,
                    InterruptedException {
        LearnerFolder folder = newFolder();
        try {
            run(folder, PROBE_HEAP_MEGABYTES, List.of(), score -> {});
        } finally {
            FileUtils.deleteDirectory(folder.path().toFile());
        }
    }

    /** Learns without golden rows. */
    public LearnedModel learn(
            GroupFile train, GroupFile validation, Consumer<LearnedModel.Score> progress)
            throws LearnerFailedException,
                    LearnerRefusedException,
                    IOException,
                    InterruptedException {
        return learn(train, validation, null, progress);
    }

    /**
     * Learns; blocks until the model is there. An interrupt ends the child.
     *
     * @param golden rows that LightGBM is to score with the finished model, null for none
     * @param progress called on this thread after every tree
     * @throws LearnerRefusedException when data, configuration, memory or machine make trying useless
     * @throws LearnerFailedException when the child crashed or was killed
     */
    public LearnedModel learn(
            GroupFile train,
            GroupFile validation,
            GroupFile golden,
            Consumer<LearnedModel.Score> progress)
            throws LearnerFailedException,
                    LearnerRefusedException,
                    IOException,
                    InterruptedException {
        new LearningData(train, validation).check(configuration);
        MemoryNeed need = MemoryNeed.of(train, validation, configuration);
        need.check(memory.availableBytes());
        LearnerFolder folder = newFolder();
        try {
            LearnerTask.of(train, validation, golden, configuration).write(folder.task());
            run(folder, need.heapMegabytes(), List.of(folder.path().toString()), progress);
            return folder.readModel();
        } finally {
            FileUtils.deleteDirectory(folder.path().toFile());
        }
    }

    private LearnerFolder newFolder() throws IOException {
        Files.createDirectories(workFolder);
        LearnerFolder folder =
                new LearnerFolder(
                        Files.createTempDirectory(workFolder, "learner-").toAbsolutePath());
        Files.createDirectory(folder.temporary());
        return folder;
    }

    private void run(
            LearnerFolder folder,
            long heapMegabytes,
            List<String> arguments,
            Consumer<LearnedModel.Score> progress)
            throws LearnerFailedException,
                    LearnerRefusedException,
                    IOException,
                    InterruptedException {
        List<String> command = ChildCommand.of(folder, heapMegabytes, arguments);
        Deque<String> last = new ArrayDeque<>();
        int trees = 0;
        try (ChildProcess child = ChildProcess.start(folder, command, threads())) {
            for (String line = child.nextLine(); line != null; line = child.nextLine()) {
                if (line.startsWith(Learner.PROGRESS)) {
                    LearnedModel.Score score = score(line);
                    trees = score.iteration();
                    progress.accept(score);
                } else if (!line.startsWith("SLF4J:")) {
                    keep(last, line);
                }
            }
            ChildEnd.check(child.exitCode(), trees, last);
        }
    }

    private int threads() {
        return configuration.settings().threads() > 0
                ? configuration.settings().threads()
                : Runtime.getRuntime().availableProcessors();
    }

    private static void keep(Deque<String> last, String line) {
        if (last.size() == LAST_LINES) {
            last.removeFirst();
        }
        last.addLast(line);
    }

    private static LearnedModel.Score score(String line) {
        String[] words = line.split(" ", -1);
        return new LearnedModel.Score(
                Integer.parseInt(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]));
    }
}
