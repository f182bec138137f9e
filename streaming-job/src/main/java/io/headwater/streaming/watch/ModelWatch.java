package io.headwater.streaming.watch;

import io.headwater.configuration.ModelConfiguration;
import io.headwater.dataflow.StreamTypes;
import io.headwater.ranking.BoardNotice;
import io.headwater.ranking.ModelNotice;
import io.headwater.registry.TrackingServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Looks for other models of the two variants again and again, and sends on those that pass their checks. */
public final class ModelWatch implements Source<BoardNotice, AliasSplit, List<AliasSplit>> {
    private static final long serialVersionUID = 1L;

    private final ModelConfiguration configuration;

    ModelWatch(ModelConfiguration configuration) {
        this.configuration = configuration;
    }

    /** The stream of models, null when the configuration names no source of them. */
    public static DataStream<BoardNotice> of(
            StreamExecutionEnvironment environment, ModelConfiguration configuration) {
        return configuration.source().equals("none")
                ? null
                : environment
                        .fromSource(
                                new ModelWatch(configuration),
                                WatermarkStrategy.<BoardNotice>noWatermarks()
                                        .withIdleness(Duration.ofSeconds(1)),
                                "Model watch",
                                StreamTypes.BOARD_NOTICE)
                        .uid("model-watch")
                        .setParallelism(1);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<BoardNotice, AliasSplit> createReader(SourceReaderContext context) {
        return new ModelWatchReader(
                () -> new AliasReader(store(), configuration.poll(), context.metricGroup()),
                context);
    }

    private ModelStore store() {
        return configuration.source().equals("folder")
                ? new FolderModelStore(Path.of(configuration.folder()), configuration.name())
                : new MlflowModelStore(
                        TrackingServer.of(configuration.trackingUri(), System.getenv()),
                        configuration.name());
    }

    @Override
    public SplitEnumerator<AliasSplit, List<AliasSplit>> createEnumerator(
            SplitEnumeratorContext<AliasSplit> context) {
        List<AliasSplit> splits =
                Stream.of(ModelNotice.CHAMPION, ModelNotice.CHALLENGER)
                        .map(variant -> new AliasSplit(variant, ""))
                        .toList();
        return new AliasEnumerator(context, splits);
    }

    @Override
    public SplitEnumerator<AliasSplit, List<AliasSplit>> restoreEnumerator(
            SplitEnumeratorContext<AliasSplit> context, List<AliasSplit> unassigned) {
        return new AliasEnumerator(context, unassigned);
    }

    @Override
    public SimpleVersionedSerializer<AliasSplit> getSplitSerializer() {
        return new AliasSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<List<AliasSplit>> getEnumeratorCheckpointSerializer() {
        return new AliasSplitSerializer.OfList();
    }
}
