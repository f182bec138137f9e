package io.headwater.streaming.watch;

import io.headwater.model.ModelPackage;
import io.headwater.model.ModelRefusedException;
import io.headwater.ranking.BoardNotice;
import io.headwater.ranking.ModelNotice;
import io.headwater.recommendation.ModelVersion;
import io.headwater.streaming.watch.ModelStore.Published;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the store once a poll. A version is fetched once; one that is refused is not looked at again until another is published.
 * A challenger that is published no more is withdrawn, a champion stays.
 */
final class AliasReader implements SplitReader<BoardNotice, AliasSplit> {
    private static final Logger LOG = LoggerFactory.getLogger(AliasReader.class);

    private final ModelStore store;
    private final Duration poll;
    private final Counter refused;
    private final Counter failedLooks;
    private final Map<String, String> sent = new LinkedHashMap<>();
    private final Map<String, Published> refusals = new HashMap<>();
    private final Object pause = new Object();
    private boolean first = true;
    private int failuresInARow;
    private boolean woken;

    AliasReader(ModelStore store, Duration poll, MetricGroup metrics) {
        this.store = store;
        this.poll = poll;
        this.refused = metrics.counter("numModelsRefused");
        this.failedLooks = metrics.counter("numFailedLooksForModels");
    }

    @Override
    public RecordsWithSplitIds<BoardNotice> fetch() {
        RecordsBySplits.Builder<BoardNotice> news = new RecordsBySplits.Builder<>();
        if (!first && !awaitPoll()) {
            return news.build();
        }
        first = false;
        IOException failure = null;
        for (String variant : sent.keySet()) {
            try {
                ModelNotice notice = look(variant);
                if (notice != null) {
                    news.add(variant, BoardNotice.of(notice));
                }
            } catch (IOException e) {
                failedLooks.inc();
                failure = e;
            }
        }
        report(failure);
        return news.build();
    }

    /** Says of failures in a row the first, the second, the fourth and so on, and when they are over. */
    private void report(IOException failure) {
        if (failure == null) {
            if (failuresInARow > 0) {
                LOG.info("Models can be looked up again");
            }
            failuresInARow = 0;
        } else if (Integer.bitCount(++failuresInARow) == 1) {
            LOG.warn(
                    "Models could not be looked up {} times in a row, who ranks goes on: {}",
                    failuresInARow,
                    failure.toString());
        }
    }

    /** Another model of the variant, null for no news. */
    private ModelNotice look(String variant) throws IOException {
        Optional<Published> found = store.find(variant);
        if (found.isEmpty()) {
            return withdraw(variant);
        }
        Published published = found.get();
        if (published.version().equals(sent.get(variant))
                || published.equals(refusals.get(variant))) {
            return null;
        }
        try {
            ModelPackage model = store.fetch(published);
            sent.put(variant, published.version());
            LOG.info("{} {} is {}", published.name(), published.version(), variant);
            return new ModelNotice(version(published, variant), model.encode());
        } catch (ModelRefusedException e) {
            refuse(published, variant, e.getMessage());
            return null;
        }
    }

    private void refuse(Published published, String variant, String reason) throws IOException {
        refusals.put(variant, published);
        refused.inc();
        LOG.warn(
                "{} {} is refused as {}, who ranks goes on: {}",
                published.name(),
                published.version(),
                variant,
                reason);
        store.refuse(published, reason);
    }

    private ModelNotice withdraw(String variant) {
        if (variant.equals(ModelNotice.CHAMPION) || sent.get(variant).isEmpty()) {
            return null;
        }
        sent.put(variant, "");
        return new ModelNotice(new ModelVersion("none", "none", variant), null);
    }

    private static ModelVersion version(Published published, String variant) {
        return new ModelVersion(published.name(), published.version(), variant);
    }

    /** Waits for the next poll; false when woken before it. */
    private boolean awaitPoll() {
        long deadline = System.nanoTime() + poll.toNanos();
        synchronized (pause) {
            while (!woken) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return true;
                }
                try {
                    pause.wait(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            woken = false;
            return false;
        }
    }

    @Override
    public void handleSplitsChanges(SplitsChange<AliasSplit> change) {
        for (AliasSplit split : change.splits()) {
            sent.put(split.variant(), split.version());
        }
    }

    @Override
    public void wakeUp() {
        synchronized (pause) {
            woken = true;
            pause.notifyAll();
        }
    }

    @Override
    public void close() {}
}
