package io.headwater.training.sample;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.configuration.RecommendConfiguration;
import io.headwater.dataflow.OrderKey;
import io.headwater.dataflow.Rooms;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.RecommendationRequest;
import io.headwater.event.Rejection;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The training job between its ends: the stream's rooms 1 to 4, then the room that makes samples. Runs in batch mode only. */
public final class SampleTopology {
    private static final int KEY = 0;

    private SampleTopology() {}

    /** The first pass: counts by minute what the log holds, and by reason what it holds in vain. */
    public static Summary summary(
            HeadwaterConfiguration configuration,
            DataStream<Event> events,
            DataStream<Rejection> rejections) {
        return new Summary(
                Rooms.intake(configuration, events)
                        .keyBy(accepted -> accepted.event().userId())
                        .process(new SummaryRoom(), LogMinute.TYPE)
                        .name("Count events")
                        .uid("count-events")
                        .keyBy(LogMinute::minute)
                        .reduce(LogMinute::plus)
                        .name("Count minutes")
                        .uid("count-minutes"),
                rejections
                        .map(Refused::of, Refused.TYPE)
                        .name("Count refused")
                        .uid("count-refused")
                        .keyBy(Refused::reason)
                        .reduce(Refused::plus)
                        .name("Count reasons")
                        .uid("count-reasons"));
    }

    /** What the first pass finds. */
    public record Summary(DataStream<LogMinute> minutes, DataStream<Refused> refused) {}

    /**
     * The second pass.
     *
     * @param items null when there is no catalogue
     * @param rejections records that could not be decoded; the rooms add none, for batch lets nothing come late
     * @param consumer takes the samples, at parallelism 1
     */
    public static <R> DataStream<R> build(
            HeadwaterConfiguration configuration,
            TimeSplit split,
            DataStream<Event> events,
            DataStream<CatalogueRecord> items,
            DataStream<Rejection> rejections,
            SampleConsumer<R> consumer,
            TypeInformation<R> type) {
        DataStream<SampleMessage> messages =
                messages(configuration, split, events, items).union(first(refused(rejections)));
        return samples(configuration, split, messages, consumer, type);
    }

    /** The last room. */
    static <R> DataStream<R> samples(
            HeadwaterConfiguration configuration,
            TimeSplit split,
            DataStream<SampleMessage> messages,
            SampleConsumer<R> consumer,
            TypeInformation<R> type) {
        return messages.keyBy(message -> KEY, Types.INT)
                .transform("Samples", type, new SampleRoom<>(configuration, split, consumer))
                .uid("samples")
                .setParallelism(1);
    }

    /** From the log to what the last room reads. */
    static DataStream<SampleMessage> messages(
            HeadwaterConfiguration configuration,
            TimeSplit split,
            DataStream<Event> events,
            DataStream<CatalogueRecord> items) {
        SingleOutputStreamOperator<AcceptedEvent> accepted = Rooms.intake(configuration, events);
        SingleOutputStreamOperator<RecommendationRequest> requests =
                accepted.keyBy(event -> event.event().userId())
                        .process(
                                new RequestRoom(split, configuration.training().seed()),
                                StreamTypes.REQUEST)
                        .name("Requests")
                        .uid("requests");
        Rooms rooms =
                Rooms.behind(
                        requestsOnly(configuration), accepted, items, beforeTheirEvents(requests));
        return labels(requests).union(answers(rooms), changes(rooms));
    }

    private static HeadwaterConfiguration requestsOnly(HeadwaterConfiguration configuration) {
        return configuration.with(
                new RecommendConfiguration("requests", configuration.recommend().limit()));
    }

    private static DataStream<RecommendationRequest> beforeTheirEvents(
            DataStream<RecommendationRequest> requests) {
        return requests.assignTimestampsAndWatermarks(
                        WatermarkStrategy.<RecommendationRequest>noWatermarks()
                                .withTimestampAssigner(
                                        (request, eventKey) -> OrderKey.before(eventKey)))
                .name("Order requests")
                .uid("order-requests");
    }

    private static DataStream<SampleMessage> labels(
            SingleOutputStreamOperator<RecommendationRequest> requests) {
        return requests.getSideOutput(RequestRoom.LABELS)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<SampleMessage>noWatermarks()
                                .withTimestampAssigner(
                                        (message, eventKey) -> message.label().requestKey()))
                .name("Order labels")
                .uid("order-labels");
    }

    private static DataStream<SampleMessage> answers(Rooms rooms) {
        return rooms.answers()
                .map(answer -> SampleMessage.of(answer), SampleMessage.TYPE)
                .name("Answers to samples")
                .uid("answers-to-samples");
    }

    private static DataStream<SampleMessage> changes(Rooms rooms) {
        return rooms.changes()
                .map(change -> SampleMessage.of(change), SampleMessage.TYPE)
                .name("Changes to samples")
                .uid("changes-to-samples");
    }

    static DataStream<SampleMessage> refused(DataStream<Rejection> rejections) {
        return rejections
                .map(rejection -> SampleMessage.of(rejection), SampleMessage.TYPE)
                .name("Refused to samples")
                .uid("refused-to-samples");
    }

    /** What the last room is to read before all else. */
    static DataStream<SampleMessage> first(DataStream<SampleMessage> messages) {
        return messages.assignTimestampsAndWatermarks(
                        WatermarkStrategy.<SampleMessage>noWatermarks()
                                .withTimestampAssigner((message, time) -> Long.MIN_VALUE))
                .name("Order refused")
                .uid("order-refused");
    }
}
