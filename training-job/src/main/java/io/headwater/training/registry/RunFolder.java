package io.headwater.training.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A run on disk, as training leaves it and as a registry takes it: `run.json`, and `artifacts` as they are to be uploaded. */
public record RunFolder(Path path, RunRecord record) {
    private static final String RECORD = "run.json";
    private static final String ARTIFACTS = "artifacts";
    private static final JsonMapper MAPPER = mapper();

    /** Writes the record into a folder that has the artifacts; makes the model package, if there is one, loadable from Python. */
    public static RunFolder write(Path path, RunRecord record) throws IOException {
        RunFolder folder = new RunFolder(path, record);
        Files.createDirectories(folder.artifacts());
        if (Files.isDirectory(folder.model())) {
            PythonFlavor.addTo(folder.model(), record.ended());
        }
        Files.write(path.resolve(RECORD), MAPPER.writeValueAsBytes(record));
        return folder;
    }

    /** Reads a folder; the message of a failure says what is missing or wrong. */
    public static RunFolder read(Path path) throws IOException {
        Path file = path.resolve(RECORD);
        if (!Files.isRegularFile(file) || !Files.isDirectory(path.resolve(ARTIFACTS))) {
            throw new IOException(
                    path + " is no folder of a run: it must have " + RECORD + " and " + ARTIFACTS);
        }
        try {
            return new RunFolder(path, MAPPER.readValue(file.toFile(), RunRecord.class));
        } catch (ValueInstantiationException e) {
            throw new IOException(file + ": " + e.getCause().getMessage(), e);
        }
    }

    /** Where the artifacts lie. */
    public Path artifacts() {
        return path.resolve(ARTIFACTS);
    }

    /** Where the model package lies. */
    public Path model() {
        return artifacts().resolve("model");
    }

    /** Where the package of the model lies that the run's figures are of; it travels with the other. */
    public Path judged() {
        return judged(model());
    }

    /** Where it lies in the folder of a model package. */
    public static Path judged(Path model) {
        return model.resolve("headwater").resolve("judged");
    }

    /** All artifact files, in the order of their names. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(artifacts())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static JsonMapper mapper() {
        SimpleModule times = new SimpleModule();
        times.addSerializer(Instant.class, ToStringSerializer.instance);
        times.addDeserializer(Instant.class, new IsoTime());
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .addModule(times)
                .build();
    }

    private static final class IsoTime extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        IsoTime() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            return Instant.parse(json.getText());
        }
    }
}
