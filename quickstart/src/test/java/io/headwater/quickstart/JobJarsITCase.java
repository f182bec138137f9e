package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the jars for `flink run` hold, and what they leave to the cluster. */
class JobJarsITCase {
    private static final String STREAMING = "../streaming-job/target/streaming-job.jar";
    private static final String TRAINING = "../training-job/target/training-job.jar";

    @ParameterizedTest
    @ValueSource(strings = {STREAMING, TRAINING})
    void noClassIsOneThatFlinkBrings(String jar) throws Exception {
        Set<String> flink = new HashSet<>();
        for (File library : libraries()) {
            String name = library.getName();
            if (name.startsWith("flink-") && !name.startsWith("flink-connector-kafka")) {
                flink.addAll(classes(library.getPath()));
            }
        }

        // Flink's shaded Jackson forgot to move these two.
        flink.removeIf(name -> name.startsWith("META-INF/versions/9/org/yaml/snakeyaml/"));
        assertThat(flink).hasSizeGreaterThan(5000);
        assertThat(classes(jar)).hasSizeGreaterThan(3000).doesNotContainAnyElementsOf(flink);
    }

    @ParameterizedTest
    @ValueSource(strings = {STREAMING, TRAINING})
    void loggingIsTheClusters(String jar) throws Exception {
        assertThat(names(jar))
                .noneMatch(name -> name.matches("(org/slf4j|org/apache/log4j|ch/qos)/.*"))
                .noneMatch(name -> name.startsWith("org/apache/logging/"))
                .noneMatch(name -> name.matches("(log4j|logback).*\\.(properties|xml)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {STREAMING, TRAINING})
    void noEntryIsThereTwiceAndNoneBearsTheTimeOfTheBuild(String jar) throws Exception {
        assertThat(names(jar)).doesNotHaveDuplicates();
        try (JarFile file = new JarFile(jar)) {
            assertThat(file.stream().filter(JobJarsITCase::isOwn).map(ZipEntry::getTimeLocal))
                    .containsOnly(LocalDateTime.of(2026, 1, 1, 0, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {STREAMING, TRAINING})
    void theLicenceIsInIt(String jar) throws Exception {
        assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
        assertThat(text(jar, "META-INF/NOTICE")).contains("Headwater");
        assertThat(text(jar, "META-INF/THIRD-PARTY.txt")).contains("picocli");
    }

    @Test
    void theStreamHoldsNothingOfTrainingAndNothingNative() throws Exception {
        assertThat(names(STREAMING))
                .contains(
                        "io/headwater/streaming/StreamingJob.class",
                        "io/headwater/model/TreeScorer.class")
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("lightgbm"))
                .noneMatch(name -> name.contains("metarank"))
                .noneMatch(name -> name.startsWith("com/microsoft/ml/"))
                .noneMatch(name -> name.startsWith("io/headwater/training/"));
        assertThat(mainClass(STREAMING)).isEqualTo("io.headwater.streaming.StreamingJob");
    }

    @Test
    void theTrainingJobHoldsLightGbmForServersAndNothingOfTheStream() throws Exception {
        assertThat(names(TRAINING))
                .contains(
                        "io/headwater/training/TrainingJob.class",
                        "lightgbm4j/linux/x86_64/lib_lightgbm.so",
                        "lightgbm4j/linux/aarch64/lib_lightgbm.so")
                .noneMatch(name -> name.startsWith("io/headwater/streaming/"));
        assertThat(mainClass(TRAINING)).isEqualTo("io.headwater.training.TrainingJob");
    }

    private static boolean isOwn(ZipEntry entry) {
        String name = entry.getName();
        return name.startsWith("io/headwater/") && !name.startsWith("io/headwater/shaded/");
    }

    private static List<File> libraries() {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(File::new)
                .toList();
    }

    private static List<String> names(String jar) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    private static Set<String> classes(String jar) throws IOException {
        Set<String> classes = new HashSet<>(names(jar));
        classes.removeIf(name -> !name.endsWith(".class") || name.endsWith("-info.class"));
        return classes;
    }

    private static String mainClass(String jar) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        }
    }

    private static String text(String jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar);
                InputStream in = file.getInputStream(file.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
