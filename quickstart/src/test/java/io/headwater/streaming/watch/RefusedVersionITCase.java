package io.headwater.streaming.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.ranking.ModelNotice;
import io.headwater.registry.TrackingServer;
import io.headwater.training.registry.MlflowModelRegistry;
import io.headwater.training.registry.MlflowServer;
import io.headwater.training.registry.RunFolder;
import io.headwater.training.registry.RunRecord;
import io.headwater.training.registry.RunRecord.RegisteredModel;
import io.headwater.training.registry.Runs;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The watch at a real MLflow server. */
@Timeout(300)
class RefusedVersionITCase {
    @TempDir Path folder;

    @Test
    void aVersionThatIsRefusedSaysSoInMlflow() throws Exception {
        try (MlflowServer server = MlflowServer.start(folder.resolve("mlflow"))) {
            TrackingServer tracking = TrackingServer.of(server.uri().toString(), Map.of());
            String version = register(tracking);
            AliasReader reader =
                    new AliasReader(
                            new MlflowModelStore(tracking, RegisteredModel.RECOMMENDER),
                            Duration.ofMillis(1),
                            new UnregisteredMetricsGroup());
            reader.handleSplitsChanges(
                    new SplitsAddition<>(List.of(new AliasSplit(ModelNotice.CHAMPION, ""))));

            assertThat(reader.fetch().nextSplit()).as("news").isNull();
            assertThat(describe(server.uri(), version))
                    .contains("headwater.refused", "headwater/manifest.json");
        }
    }

    /** A champion whose run has no model at all. */
    private String register(TrackingServer tracking) throws Exception {
        RunRecord run = Runs.bare("1", Instant.EPOCH, true);
        try (MlflowModelRegistry registry = new MlflowModelRegistry(tracking)) {
            return registry.register(RunFolder.write(folder.resolve("run"), run))
                    .orElseThrow()
                    .version();
        }
    }

    private static String describe(URI server, String version) throws Exception {
        URI get =
                server.resolve(
                        "/api/2.0/mlflow/model-versions/get?name="
                                + RegisteredModel.RECOMMENDER
                                + "&version="
                                + version);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(get).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
