package io.headwater.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process beside the demo, with the line that it printed last. Closing ends it and what it has started. */
final class ChildProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Process process;
    private volatile String lastLine = "";

    private ChildProcess(Process process) {
        this.process = process;
    }

    static ChildProcess start(List<String> command) throws IOException {
        ChildProcess child =
                new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
        Thread reader = new Thread(child::read, "demo-child");
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    lastLine = line.strip();
                }
            }
        } catch (IOException e) {
            // it was ended, there is nothing more to read
        }
    }

    /** What it printed last, empty for nothing. */
    String lastLine() {
        return lastLine;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Of a process that has ended: whether it ended well. */
    boolean succeeded() {
        return process.exitValue() == 0;
    }

    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
