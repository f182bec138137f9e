package io.headwater.dataflow;

import io.headwater.comparison.Proposal;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.EventFormats;
import io.headwater.event.Origin;
import io.headwater.event.RecommendationRequest;
import io.headwater.event.Rejection;
import io.headwater.item.ItemChange;
import io.headwater.neighbour.FollowerMessage;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.ranking.BoardNotice;
import io.headwater.recommendation.Outcome;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.RecommendationFormats;
import io.headwater.recommendation.ServedFeatures;
import io.headwater.serialization.Format;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The type of every stream of both jobs. */
public final class StreamTypes {
    public static final TypeInformation<Origin> ORIGIN =
            type("origin", Origin.class, EventFormats.ORIGIN);
    public static final TypeInformation<Event> EVENT =
            type("event", Event.class, EventFormats.EVENT);
    public static final TypeInformation<AcceptedEvent> ACCEPTED_EVENT =
            type("accepted-event", AcceptedEvent.class, EventFormats.ACCEPTED);
    public static final TypeInformation<CatalogueRecord> CATALOGUE_RECORD =
            type("catalogue-record", CatalogueRecord.class, EventFormats.CATALOGUE);
    public static final TypeInformation<RecommendationRequest> REQUEST =
            type("request", RecommendationRequest.class, EventFormats.REQUEST);
    public static final TypeInformation<Rejection> REJECTION =
            type("rejection", Rejection.class, EventFormats.REJECTION);
    public static final TypeInformation<ItemMessage> ITEM_MESSAGE =
            type("item-message", ItemMessage.class, ItemMessage.FORMAT);
    public static final TypeInformation<ItemChange> ITEM_CHANGE =
            type("item-change", ItemChange.class, ItemChange.FORMAT);
    public static final TypeInformation<UserMessage> USER_MESSAGE =
            type("user-message", UserMessage.class, UserMessage.FORMAT);
    public static final TypeInformation<NeighbourMessage> NEIGHBOUR_MESSAGE =
            type("neighbour-message", NeighbourMessage.class, NeighbourMessage.FORMAT);
    public static final TypeInformation<FollowerMessage> FOLLOWER_MESSAGE =
            type("follower-message", FollowerMessage.class, FollowerMessage.FORMAT);
    public static final TypeInformation<SeedAnswer> SEED_ANSWER =
            type("seed-answer", SeedAnswer.class, SeedAnswer.FORMAT);
    public static final TypeInformation<BoardNotice> BOARD_NOTICE =
            type("board-notice", BoardNotice.class, BoardNotice.FORMAT);
    public static final TypeInformation<Recommendation> RECOMMENDATION =
            type("recommendation", Recommendation.class, RecommendationFormats.RECOMMENDATION);
    public static final TypeInformation<Outcome> OUTCOME =
            type("outcome", Outcome.class, RecommendationFormats.OUTCOME);
    public static final TypeInformation<ServedFeatures> SERVED_FEATURES =
            type("served-features", ServedFeatures.class, ServedFeatures.FORMAT);
    public static final TypeInformation<Proposal> PROPOSAL =
            type("proposal", Proposal.class, Proposal.FORMAT);

    private static final List<TypeInformation<?>> ALL =
            List.of(
                    ORIGIN,
                    EVENT,
                    ACCEPTED_EVENT,
                    CATALOGUE_RECORD,
                    REQUEST,
                    REJECTION,
                    ITEM_MESSAGE,
                    ITEM_CHANGE,
                    USER_MESSAGE,
                    NEIGHBOUR_MESSAGE,
                    FOLLOWER_MESSAGE,
                    SEED_ANSWER,
                    BOARD_NOTICE,
                    RECOMMENDATION,
                    OUTCOME,
                    SERVED_FEATURES,
                    PROPOSAL);

    private StreamTypes() {}

    /** The type of a stream that no savepoint will ever hold: its serializer is not found by name again. */
    public static <T> TypeInformation<T> type(String name, Class<T> type, Format<T> format) {
        return new FormatType<>(name, type, format);
    }

    static List<TypeInformation<?>> all() {
        return ALL;
    }

    /** The serializer that a savepoint names. */
    @SuppressWarnings("unchecked")
    static <T> TypeSerializer<T> serializer(String name) {
        for (TypeInformation<?> type : ALL) {
            if (((FormatType<?>) type).name().equals(name)) {
                return (TypeSerializer<T>)
                        type.createSerializer(
                                new org.apache.flink.api.common.serialization
                                        .SerializerConfigImpl());
            }
        }
        throw new IllegalStateException(
                "no stream type is called '" + name + "': the savepoint is of another release");
    }
}
