package io.headwater.streaming;

import io.headwater.comparison.Proposal;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.ProposalRoom;
import io.headwater.dataflow.Rooms;
import io.headwater.dataflow.StreamTypes;
import io.headwater.dataflow.TrendingRoom;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.RecommendationRequest;
import io.headwater.event.Rejection;
import io.headwater.item.ItemChange;
import io.headwater.ranking.BoardNotice;
import io.headwater.recommendation.Outcome;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.ServedFeatures;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The streaming job between its ends: rooms 1 to 4, the trending lists, and the room that ranks. */
public final class StreamingTopology {

    /**
     * What leaves the job.
     *
     * @param proposals null unless a topic is named for them
     */
    public record Outputs(
            DataStream<Recommendation> recommendations,
            DataStream<Rejection> rejections,
            DataStream<Outcome> outcomes,
            DataStream<ServedFeatures> features,
            DataStream<Proposal> proposals) {}

    private StreamingTopology() {}

    /**
     * Wires the job.
     *
     * @param items null when there is no catalogue
     * @param requests null when lists are made after events only
     * @param models null when the formula ranks
     */
    public static Outputs build(
            HeadwaterConfiguration configuration,
            DataStream<Event> events,
            DataStream<CatalogueRecord> items,
            DataStream<RecommendationRequest> requests,
            DataStream<BoardNotice> models) {
        Rooms rooms = Rooms.of(configuration, events, items, requests);
        DataStream<BoardNotice> board = board(configuration, rooms.changes(), requests);
        DataStream<BoardNotice> notices = models == null ? board : board.union(models);
        SingleOutputStreamOperator<Recommendation> lists =
                rooms.answers()
                        .keyBy(answer -> answer.query().userId())
                        .connect(notices.broadcast())
                        .transform(
                                "Ranking",
                                StreamTypes.RECOMMENDATION,
                                new RankingRoom(configuration))
                        .uid("ranking");
        DataStream<Outcome> outcomes = lists.getSideOutput(RankingRoom.OUTCOMES);
        return new Outputs(
                lists,
                rooms.rejections(),
                outcomes,
                lists.getSideOutput(RankingRoom.FEATURES),
                configuration.kafka().topics().proposals().isEmpty()
                        ? null
                        : proposals(configuration, outcomes));
    }

    private static DataStream<Proposal> proposals(
            HeadwaterConfiguration configuration, DataStream<Outcome> outcomes) {
        return outcomes.keyBy(outcome -> ProposalRoom.KEY, Types.INT)
                .transform("Proposals", StreamTypes.PROPOSAL, new ProposalRoom(configuration))
                .uid("proposals")
                .setParallelism(1);
    }

    private static DataStream<BoardNotice> board(
            HeadwaterConfiguration configuration,
            DataStream<ItemChange> changes,
            DataStream<RecommendationRequest> requests) {
        boolean exact = configuration.ranking().trending().equals("exact");
        DataStream<ItemChange> moves =
                exact && requests != null ? changes.union(ticks(requests)) : changes;
        return moves.keyBy(change -> TrendingRoom.KEY, Types.INT)
                .transform(
                        "Trending",
                        StreamTypes.BOARD_NOTICE,
                        new TrendingRoom(configuration.trending(), configuration.state()))
                .uid("trending")
                .setParallelism(1);
    }

    /** A request that waits for its step must be able to close it. */
    private static DataStream<ItemChange> ticks(DataStream<RecommendationRequest> requests) {
        return requests.map(
                        request -> ItemChange.tick(request.timestampMillis()),
                        StreamTypes.ITEM_CHANGE)
                .name("Requests move time")
                .uid("requests-move-time");
    }
}
