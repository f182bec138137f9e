package io.headwater.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar that goes to the cluster, as the build has just packed it. */
class JobJarITCase {
    private static final Path JAR = Path.of("target", "streaming-job.jar");

    @Test
    void theJobBringsNoLightGbm() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(names)
                    .contains("io/headwater/model/TreeScorer.class")
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("lightgbm"))
                    .noneMatch(name -> name.contains("metarank"));
        }
    }
}
