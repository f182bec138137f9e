package io.headwater.training.outcome;

import io.headwater.configuration.ConfigurationOptions;
import io.headwater.configuration.KafkaConfiguration;
import io.headwater.registry.TrackingServer;
import io.headwater.training.registry.MlflowModelRegistry;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options with which a command finds broker and MLflow. */
final class Connections {
    @Mixin private ConfigurationOptions settings;

    @Option(
            names = "--tracking-uri",
            description = "Address of the MLflow server; MLFLOW_TRACKING_URI without it.")
    private String trackingUri;

    KafkaConfiguration kafka() throws IOException {
        return settings.read().kafka();
    }

    TrackingServer server() {
        return TrackingServer.of(trackingUri, System.getenv());
    }

    MlflowModelRegistry registry() {
        return new MlflowModelRegistry(server());
    }
}
