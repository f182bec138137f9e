package io.headwater.configuration;

import java.time.Duration;
import java.util.List;

/** Reads where models come from. */
final class ModelSettings {

    private ModelSettings() {}

    static ModelConfiguration read(Settings s) {
        ModelConfiguration d = ModelConfiguration.defaults();
        ModelConfiguration read =
                new ModelConfiguration(
                        s.oneOf(
                                "model.source",
                                d.source(),
                                List.of("none", "folder", "mlflow"),
                                "where the stream's models come from; with none the formula ranks"),
                        s.text(
                                "model.folder",
                                d.folder(),
                                "a folder that every TaskManager sees, for source folder",
                                "a model package, or champion and challenger packages below it"),
                        s.text(
                                "model.tracking-uri",
                                d.trackingUri(),
                                "an address; empty for MLFLOW_TRACKING_URI of the TaskManagers",
                                "MLflow's server, for source mlflow"),
                        s.required("model.name", d.name(), "the registered model"),
                        s.duration(
                                "model.poll",
                                d.poll(),
                                Duration.ofMillis(100),
                                "time between two looks for another version"),
                        s.fraction(
                                "model.challenger-share",
                                d.challengerShare(),
                                1,
                                "of the users, ranked by the challenger"),
                        s.required("model.salt", d.salt(), "another one draws these users anew"),
                        s.flag(
                                "model.shadow",
                                d.shadow(),
                                "the challenger, or the formula without one, ranks for nobody, and"
                                        + " is judged on all"));
        if (read.source().equals("folder") && read.folder().isBlank()) {
            s.refuse("model.folder", read.folder(), "a folder when model.source is folder");
        }
        return read;
    }
}
