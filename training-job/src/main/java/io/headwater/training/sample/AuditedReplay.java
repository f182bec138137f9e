package io.headwater.training.sample;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.Rejection;
import io.headwater.training.evaluation.Fingerprints;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The second pass as the leak audit wants it: what came before an early time goes through rooms of its own as well, and the consumer
 * gets to know what samples these made. Both replays read the same records once, so what differs comes from the rooms.
 */
public final class AuditedReplay {
    private AuditedReplay() {}

    /** From a log, whose catalogue may be null, to what the sample room reads. */
    interface Replay {
        DataStream<SampleMessage> of(DataStream<Event> events, DataStream<CatalogueRecord> items);
    }

    /** Wires what {@link SampleTopology#build} does, and the shorter replay beside it. */
    public static <R> DataStream<R> build(
            HeadwaterConfiguration configuration,
            TimeSplit split,
            DataStream<Event> events,
            DataStream<CatalogueRecord> items,
            DataStream<Rejection> rejections,
            SampleConsumer<R> consumer,
            TypeInformation<R> type) {
        return build(
                configuration,
                split,
                (log, catalogue) -> SampleTopology.messages(configuration, split, log, catalogue),
                events,
                items,
                rejections,
                consumer,
                type);
    }

    static <R> DataStream<R> build(
            HeadwaterConfiguration configuration,
            TimeSplit split,
            Replay replay,
            DataStream<Event> events,
            DataStream<CatalogueRecord> items,
            DataStream<Rejection> rejections,
            SampleConsumer<R> consumer,
            TypeInformation<R> type) {
        long until = split.audit().untilMillis();
        DataStream<Fingerprints> shorter =
                SampleTopology.samples(
                        configuration,
                        split,
                        replay.of(eventsBefore(events, until), itemsBefore(items, until)),
                        new Fingerprinting(),
                        Fingerprinting.TYPE);
        rename(shorter.getTransformation(), new HashSet<>());
        DataStream<SampleMessage> first =
                SampleTopology.refused(rejections)
                        .union(
                                shorter.map(SampleMessage::of, SampleMessage.TYPE)
                                        .name("Fingerprints to samples")
                                        .uid("fingerprints-to-samples"));
        return SampleTopology.samples(
                configuration,
                split,
                replay.of(events, items).union(SampleTopology.first(first)),
                consumer,
                type);
    }

    private static DataStream<Event> eventsBefore(DataStream<Event> events, long millis) {
        return events.filter(event -> event.timestampMillis() < millis)
                .name("Events before")
                .uid("events-before");
    }

    private static DataStream<CatalogueRecord> itemsBefore(
            DataStream<CatalogueRecord> items, long millis) {
        return items == null
                ? null
                : items.filter(item -> item.timestampMillis() < millis)
                        .name("Items before")
                        .uid("items-before");
    }

    /** Tells operators from their like of the whole replay: from the last up to where the log is cut. */
    private static void rename(Transformation<?> operator, Set<Transformation<?>> renamed) {
        if (!renamed.add(operator)) {
            return;
        }
        String uid = operator.getUid();
        if (uid != null) {
            operator.setUid("audit-" + uid);
            operator.setName("Audit: " + operator.getName());
        }
        if (uid == null || !uid.endsWith("-before")) {
            operator.getInputs().forEach(input -> rename(input, renamed));
        }
    }
}
