package io.headwater.streaming.watch;

import io.headwater.ranking.BoardNotice;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;

/** Sends models on and remembers which, while {@link AliasReader} looks for them in a thread of its own. */
final class ModelWatchReader
        extends SingleThreadMultiplexSourceReaderBase<
                BoardNotice, BoardNotice, AliasSplit, ModelWatchReader.Sent> {

    /** The version of a variant that was sent on last. */
    static final class Sent {
        private String version;
    }

    ModelWatchReader(
            Supplier<SplitReader<BoardNotice, AliasSplit>> reader, SourceReaderContext context) {
        super(
                reader,
                (notice, output, sent) -> {
                    output.collect(notice);
                    boolean withdrawn = notice.model().content() == null;
                    sent.version = withdrawn ? "" : notice.model().version().version();
                },
                context.getConfiguration(),
                context);
    }

    @Override
    protected void onSplitFinished(Map<String, Sent> finished) {}

    @Override
    protected Sent initializedState(AliasSplit split) {
        Sent sent = new Sent();
        sent.version = split.version();
        return sent;
    }

    @Override
    protected AliasSplit toSplitType(String variant, Sent sent) {
        return new AliasSplit(variant, sent.version);
    }
}
