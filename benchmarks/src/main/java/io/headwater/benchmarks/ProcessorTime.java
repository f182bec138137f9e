package io.headwater.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Processor time of this process so far, in all and by what its threads do: each room has threads of its own. Where there is no
 * {@code /proc} the parts are missing.
 */
record ProcessorTime(long nanos, Map<String, Long> nanosByPart) {
    private static final long TICK_NANOS = 10_000_000;
    private static final int USER_TICKS = 11;

    /** How the names of threads begin, and what they do. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("Source: Generat", "generator");
        PARTS.put("Intake", "intake");
        PARTS.put("Items", "items");
        PARTS.put("Trending", "trending");
        PARTS.put("Users", "users");
        PARTS.put("Neighbours", "neighbours");
        PARTS.put("Second hop", "second hop");
        PARTS.put("Ranking", "ranking");
        PARTS.put("rocksdb", "RocksDB's own threads");
        PARTS.put("GC", "garbage collection");
        PARTS.put("G1", "garbage collection");
        PARTS.put("C1", "compilation");
        PARTS.put("C2", "compilation");
        PARTS.put("OutputFlusher", "flushing of buffers");
    }

    static ProcessorTime now() throws IOException {
        Map<String, Long> byPart = new LinkedHashMap<>();
        PARTS.values().forEach(part -> byPart.put(part, 0L));
        Path tasks = Path.of("/proc/self/task");
        if (Files.exists(tasks)) {
            try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
                for (Path thread : threads) {
                    add(thread.resolve("stat"), byPart);
                }
            }
        }
        long all =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getProcessCpuTime();
        return new ProcessorTime(all, byPart);
    }

    /** A line like {@code 42 (GC Thread#0) S …}, in which user and system time stand as numbers of ticks. */
    private static void add(Path stat, Map<String, Long> byPart) throws IOException {
        try {
            String line = Files.readString(stat);
            String name = line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            long ticks =
                    Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
            for (Map.Entry<String, String> part : PARTS.entrySet()) {
                if (name.startsWith(part.getKey())) {
                    byPart.merge(part.getValue(), ticks * TICK_NANOS, Long::sum);
                }
            }
        } catch (NoSuchFileException e) {
            // The thread has ended meanwhile.
        }
    }

    ProcessorTime since(ProcessorTime earlier) {
        Map<String, Long> byPart = new LinkedHashMap<>();
        long rest = nanos - earlier.nanos;
        for (Map.Entry<String, Long> part : nanosByPart.entrySet()) {
            long spent = part.getValue() - earlier.nanosByPart.get(part.getKey());
            byPart.put(part.getKey(), spent);
            rest -= spent;
        }
        byPart.put("the rest", rest);
        return new ProcessorTime(nanos - earlier.nanos, byPart);
    }
}
