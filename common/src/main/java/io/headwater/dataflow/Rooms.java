package io.headwater.dataflow;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.RecommendationRequest;
import io.headwater.event.Rejection;
import io.headwater.item.ItemChange;
import io.headwater.neighbour.FollowerMessage;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.SeedAnswer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Rooms 1 to 4, the same in both jobs: from events, catalogue and requests to the neighbours' answers and the items' changes.
 *
 * @param answers the answers to each list's questions, the list's request with the latest seed's
 * @param changes every change of an item, for the trending lists
 * @param rejections events that came too late
 */
public record Rooms(
        DataStream<SeedAnswer> answers,
        DataStream<ItemChange> changes,
        DataStream<Rejection> rejections) {

    /**
     * Wires the rooms of the stream.
     *
     * @param items null when there is no catalogue
     * @param requests null when lists are made after events only
     */
    public static Rooms of(
            HeadwaterConfiguration configuration,
            DataStream<Event> events,
            DataStream<CatalogueRecord> items,
            DataStream<RecommendationRequest> requests) {
        return behind(
                configuration,
                intake(configuration, events),
                items,
                requests == null ? null : inOrderOfTime(requests));
    }

    /** Room 1. */
    public static SingleOutputStreamOperator<AcceptedEvent> intake(
            HeadwaterConfiguration configuration, DataStream<Event> events) {
        return inOrder(events)
                .keyBy(Event::userId)
                .transform(
                        "Intake",
                        StreamTypes.ACCEPTED_EVENT,
                        new IntakeRoom(configuration.intake(), configuration.state()))
                .uid("intake");
    }

    /**
     * Wires rooms 2 to 4.
     *
     * @param requests with the {@link OrderKey} of each in its record timestamp, or null
     */
    public static Rooms behind(
            HeadwaterConfiguration configuration,
            SingleOutputStreamOperator<AcceptedEvent> accepted,
            DataStream<CatalogueRecord> items,
            DataStream<RecommendationRequest> requests) {
        SingleOutputStreamOperator<UserMessage> seen =
                itemMessages(accepted, items)
                        .keyBy(ItemMessage::itemId)
                        .transform(
                                "Items",
                                StreamTypes.USER_MESSAGE,
                                new ItemRoom(configuration.state()))
                        .uid("items");
        SingleOutputStreamOperator<NeighbourMessage> asked =
                userMessages(seen, requests)
                        .keyBy(UserMessage::userId)
                        .transform(
                                "Users", StreamTypes.NEIGHBOUR_MESSAGE, new UserRoom(configuration))
                        .uid("users");
        return new Rooms(
                answers(configuration, asked),
                seen.getSideOutput(ItemRoom.CHANGES),
                accepted.getSideOutput(IntakeRoom.REJECTED));
    }

    /** Room 4: the answers of seeds, and those of the followers that were asked on behalf of seeds with few neighbours. */
    private static DataStream<SeedAnswer> answers(
            HeadwaterConfiguration configuration, DataStream<NeighbourMessage> asked) {
        SingleOutputStreamOperator<SeedAnswer> seeds =
                asked.keyBy(NeighbourMessage::key)
                        .transform(
                                "Neighbours",
                                StreamTypes.SEED_ANSWER,
                                new NeighbourRoom(
                                        configuration.neighbours(), configuration.state()))
                        .uid("neighbours");
        SingleOutputStreamOperator<SeedAnswer> followers =
                seeds.getSideOutput(NeighbourRoom.FOLLOWERS)
                        .keyBy(FollowerMessage::key)
                        .transform(
                                "Second hop",
                                StreamTypes.SEED_ANSWER,
                                new SecondHopRoom(
                                        configuration.neighbours(), configuration.state()))
                        .uid("second-hop");
        return seeds.union(followers);
    }

    private static DataStream<Event> inOrder(DataStream<Event> events) {
        return events.assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Event>noWatermarks()
                                .withTimestampAssigner((event, time) -> OrderKey.of(event)))
                .name("Order events")
                .uid("order-events");
    }

    private static DataStream<ItemMessage> itemMessages(
            DataStream<AcceptedEvent> accepted, DataStream<CatalogueRecord> items) {
        DataStream<ItemMessage> events =
                accepted.map(event -> new ItemMessage(event, null), StreamTypes.ITEM_MESSAGE)
                        .name("Events to items")
                        .uid("events-to-items");
        if (items == null) {
            return events;
        }
        DataStream<ItemMessage> records =
                items.map(record -> new ItemMessage(null, record), StreamTypes.ITEM_MESSAGE)
                        .name("Catalogue to items")
                        .uid("catalogue-to-items")
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<ItemMessage>noWatermarks()
                                        .withTimestampAssigner(
                                                (message, time) ->
                                                        OrderKey.of(
                                                                message.record()
                                                                        .timestampMillis())))
                        .name("Order catalogue")
                        .uid("order-catalogue");
        return events.union(records);
    }

    private static DataStream<UserMessage> userMessages(
            DataStream<UserMessage> seen, DataStream<RecommendationRequest> requests) {
        if (requests == null) {
            return seen;
        }
        return seen.union(
                requests.map(UserMessage::of, StreamTypes.USER_MESSAGE)
                        .name("Requests to users")
                        .uid("requests-to-users"));
    }

    private static DataStream<RecommendationRequest> inOrderOfTime(
            DataStream<RecommendationRequest> requests) {
        return requests.assignTimestampsAndWatermarks(
                        WatermarkStrategy.<RecommendationRequest>noWatermarks()
                                .withTimestampAssigner(
                                        (request, time) -> OrderKey.of(request.timestampMillis())))
                .name("Order requests")
                .uid("order-requests");
    }
}
