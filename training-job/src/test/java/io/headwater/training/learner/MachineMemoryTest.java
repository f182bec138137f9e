package io.headwater.training.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineMemoryTest {
    private static final String NO_LIMIT_1 = "9223372036854771712";

    @TempDir Path root;

    @BeforeEach
    void aMachineWith8000Kilobytes() throws IOException {
        write("proc/meminfo", "MemTotal: 16000 kB\nMemFree: 1000 kB\nMemAvailable:    8000 kB\n");
    }

    @Test
    void withoutAContainerTheMachineCounts() throws IOException {
        assertAvailable(8_192_000);
        write("sys/fs/cgroup/memory.max", "max\n");
        write("sys/fs/cgroup/memory.current", "1000\n");
        assertAvailable(8_192_000);
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", NO_LIMIT_1 + "\n");
        write("sys/fs/cgroup/memory/memory.usage_in_bytes", "1000\n");
        assertAvailable(8_192_000);
    }

    @Test
    void aContainersLimitCountsWithoutIdlePages() throws IOException {
        write("sys/fs/cgroup/memory.max", "5000000\n");
        write("sys/fs/cgroup/memory.current", "4000000\n");
        write("sys/fs/cgroup/memory.stat", "anon 3500000\ninactive_file 500000\n");
        assertAvailable(1_500_000);
    }

    @Test
    void aContainerOfTheOldKindCountsToo() throws IOException {
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "5000000\n");
        write("sys/fs/cgroup/memory/memory.usage_in_bytes", "4000000\n");
        write("sys/fs/cgroup/memory/memory.stat", "inactive_file 1\ntotal_inactive_file 300000\n");
        assertAvailable(1_300_000);
    }

    @Test
    void aContainerWiderThanTheMachineDoesNotCount() throws IOException {
        write("sys/fs/cgroup/memory.max", "50000000\n");
        write("sys/fs/cgroup/memory.current", "4000000\n");
        assertAvailable(8_192_000);
    }

    @Test
    void whereNobodyTellsNothingIsKnown() throws IOException {
        Files.delete(root.resolve("proc/meminfo"));
        assertThat(MachineMemory.under(root).availableBytes()).isEmpty();
    }

    private void assertAvailable(long bytes) {
        assertThat(MachineMemory.under(root).availableBytes()).hasValue(bytes);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
