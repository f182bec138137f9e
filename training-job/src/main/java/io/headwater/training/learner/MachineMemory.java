package io.headwater.training.learner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory the machine or the container has left. */
final class MachineMemory {
    /** A limit above is no limit. */
    private static final long NO_LIMIT = 1L << 60;

    private final Path root;

    private MachineMemory(Path root) {
        this.root = root;
    }

    static MachineMemory here() {
        return new MachineMemory(Path.of("/"));
    }

    /** For tests: a folder that stands for the machine's root. */
    static MachineMemory under(Path root) {
        return new MachineMemory(root);
    }

    /** What a new process can have without another being killed: the least of machine and container; empty where nobody tells. */
    OptionalLong availableBytes() {
        OptionalLong machine = kilobytes(root.resolve("proc/meminfo"), "MemAvailable:");
        OptionalLong container = containerBytes();
        if (machine.isEmpty() || container.isEmpty()) {
            return machine.isPresent() ? machine : container;
        }
        return OptionalLong.of(Math.min(machine.getAsLong(), container.getAsLong()));
    }

    private OptionalLong containerBytes() {
        Path unified = root.resolve("sys/fs/cgroup");
        OptionalLong left = left(unified, "memory.max", "memory.current", "inactive_file");
        if (left.isPresent()) {
            return left;
        }
        return left(
                unified.resolve("memory"),
                "memory.limit_in_bytes",
                "memory.usage_in_bytes",
                "total_inactive_file");
    }

    /** File pages that nobody uses count as used there, and go when memory is wanted. */
    private static OptionalLong left(Path group, String limit, String usage, String reclaimable) {
        OptionalLong most = number(text(group.resolve(limit)).strip());
        OptionalLong used = number(text(group.resolve(usage)).strip());
        if (most.isEmpty() || used.isEmpty() || most.getAsLong() >= NO_LIMIT) {
            return OptionalLong.empty();
        }
        long pages = field(group.resolve("memory.stat"), reclaimable).orElse(0);
        return OptionalLong.of(Math.max(0, most.getAsLong() - used.getAsLong() + pages));
    }

    /** The most that this process has held, 0 where nobody tells. */
    static long peakBytes() {
        return kilobytes(Path.of("/proc/self/status"), "VmHWM:").orElse(0);
    }

    private static OptionalLong kilobytes(Path file, String name) {
        OptionalLong value = field(file, name);
        return value.isPresent() ? OptionalLong.of(value.getAsLong() << 10) : value;
    }

    private static OptionalLong field(Path file, String name) {
        return text(file)
                .lines()
                .map(line -> line.split("\\s+"))
                .filter(words -> words.length > 1 && words[0].equals(name))
                .map(words -> number(words[1]))
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
