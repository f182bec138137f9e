package io.headwater.training.learner;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The command line that starts the child: this Java, this job's own jar. */
final class ChildCommand {
    /** By name, for their classes must not be initialised here: that loads the native library. */
    private static final List<String> NEEDED =
            List.of(
                    "io.headwater.training.learner.Learner",
                    "io.github.metarank.lightgbm4j.LGBMBooster",
                    "org.slf4j.LoggerFactory");

    private ChildCommand() {}

    static List<String> of(LearnerFolder folder, long heapMegabytes, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMegabytes + "m");
        // a matrix is one array, which must fit into the old generation
        command.add("-Xmn16m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:-CreateCoredumpOnCrash");
        command.add("-XX:-UsePerfData");
        command.add("-XX:ErrorFile=" + folder.path().resolve("crash.log"));
        command.add("-Djava.io.tmpdir=" + folder.temporary());
        command.add("-cp");
        command.add(classPath(folder));
        command.add(Learner.class.getName());
        command.addAll(arguments);
        return command;
    }

    /** Where the classes that the child needs came from: in a cluster the job's jar and Flink's. */
    private static String classPath(LearnerFolder folder) throws IOException {
        Set<Path> places = new LinkedHashSet<>();
        for (String name : NEEDED) {
            places.add(placeOf(name));
        }
        List<String> entries = new ArrayList<>();
        for (Path place : places) {
            entries.add((Files.isRegularFile(place) ? folder.link(place) : place).toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path placeOf(String className) {
        try {
            Class<?> found = Class.forName(className, false, ChildCommand.class.getClassLoader());
            CodeSource source = found.getProtectionDomain().getCodeSource();
            URL place = source == null ? null : source.getLocation();
            if (place == null || !place.getProtocol().equals("file")) {
                throw new IllegalStateException(
                        className
                                + " must come from a file, so that a child can load it, came from "
                                + place);
            }
            return Path.of(place.toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("cannot tell where " + className + " came from", e);
        }
    }
}
