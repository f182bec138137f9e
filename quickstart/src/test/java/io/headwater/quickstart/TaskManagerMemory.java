package io.headwater.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What the TaskManagers of a cluster hold after a full garbage collection.
 *
 * @param heapBytes live objects, of all TaskManagers
 * @param jobLoaders class loaders that jobs' classes came by
 */
record TaskManagerMemory(long heapBytes, long jobLoaders) {
    private static final long NOISE_BYTES = 8 << 20;

    static TaskManagerMemory of(LocalCluster cluster) throws Exception {
        long heapBytes = 0;
        long jobLoaders = 0;
        for (ProcessHandle taskManager : cluster.processes("taskexecutor")) {
            // what is held by cleaners alone goes at the second
            jcmd(taskManager, "GC.run");
            String live = jcmd(taskManager, "GC.class_histogram");
            heapBytes += Long.parseLong(LocalCluster.find("(?m)^Total +\\d+ +(\\d+)", live));
            jobLoaders +=
                    jcmd(taskManager, "VM.classloader_stats")
                            .lines()
                            .filter(line -> line.contains("ChildFirstClassLoader"))
                            .count();
        }
        TaskManagerMemory found = new TaskManagerMemory(heapBytes, jobLoaders);
        System.out.println(found);
        return found;
    }

    /**
     * Whether nothing has come to what was held after two jobs or more: the JDK's own caches hold the classes of the first (ImageIO) and of
     * the last (java.lang.runtime.ObjectMethods), some 5 MB each.
     */
    boolean isLike(TaskManagerMemory before) {
        return heapBytes - before.heapBytes < NOISE_BYTES && jobLoaders <= before.jobLoaders;
    }

    private static String jcmd(ProcessHandle process, String command)
            throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked =
                new ProcessBuilder(List.of(jcmd, String.valueOf(process.pid()), command))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.waitFor() != 0) {
            throw new AssertionError(said);
        }
        return said;
    }
}
