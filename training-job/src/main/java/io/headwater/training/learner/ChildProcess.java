package io.headwater.training.learner;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A running child, its output line by line on the caller's thread. Closing ends it, whatever it was at. */
final class ChildProcess implements Closeable {
    private static final int LINES_AHEAD = 1024;

    private final Process process;
    private final Thread reader;
    private final BlockingQueue<Optional<String>> lines = new ArrayBlockingQueue<>(LINES_AHEAD);

    private ChildProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "learner-output");
    }

    static ChildProcess start(LearnerFolder folder, List<String> command, int threads)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.path().toFile())
                        .redirectErrorStream(true);
        // agents and flags of this JVM, such as a debug port, are not meant for the child
        builder.environment()
                .keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
        // as a parameter of LightGBM it would end up in the text of the model
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
        // threads that spin while they wait for each other slow everyone down on a busy machine
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        ChildProcess child = new ChildProcess(builder.start());
        child.reader.setDaemon(true);
        child.reader.start();
        return child;
    }

    long pid() {
        return process.pid();
    }

    /** The next line of output, null after the last. */
    String nextLine() throws InterruptedException {
        return lines.take().orElse(null);
    }

    /** Waits for the end: the exit code, as a shell counts it. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    private void read() {
        try {
            readLines();
            lines.put(Optional.empty());
        } catch (InterruptedException e) {
            // closed, nobody listens any more
        }
    }

    private void readLines() throws InterruptedException {
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.put(Optional.of(line));
            }
        } catch (IOException e) {
            // the process was ended, there is nothing more to read
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        reader.interrupt();
        process.onExit().join();
    }
}
