package io.headwater.candidate;

import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.profile.OwnItem;
import io.headwater.profile.UserFeatures;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A list that is to be made, with all that the user room knows for it. Made after an event or for a request; the first names the
 * event, whose outcome it carries to the list before.
 *
 * @param listNumber number among the user's lists, from 0 without gaps: the ranking room keeps this order
 * @param requestId null for a list made after an event
 * @param cause the event, null for a list made for a request
 * @param asOfMillis the time as of which the list is made
 * @param userFeatures {@link UserFeatures#FEATURES} as of that time
 * @param positions positive events of the user so far
 * @param groups groups of events with one timestamp so far
 * @param sessionEvents positive events in the session that would still be open at that time, 0 if none is
 * @param own the user's items, the latest first
 * @param forbidden ids that rules of the user's own history forbid
 */
public record ListRequest(
        String userId,
        long listNumber,
        String requestId,
        Cause cause,
        long asOfMillis,
        int limit,
        List<String> exclude,
        boolean explain,
        float[] userFeatures,
        long positions,
        long groups,
        int sessionEvents,
        List<OwnItem> own,
        List<String> forbidden) {

    /** The event after which a list is made. */
    public record Cause(
            String eventId, String itemId, EventType type, boolean positive, long timestampMillis) {

        public Cause {
            Objects.requireNonNull(eventId, "eventId");
            Objects.requireNonNull(itemId, "itemId");
            Objects.requireNonNull(type, "type");
        }

        public static Cause of(Event event) {
            return new Cause(
                    event.eventId(),
                    event.itemId(),
                    event.type(),
                    event.isPositive(),
                    event.timestampMillis());
        }
    }

    public ListRequest {
        Objects.requireNonNull(userId, "userId");
    }

    /** The id of the event or request that the list answers. */
    public String causeId() {
        return requestId != null ? requestId : cause.eventId();
    }

    public static final Format<ListRequest> FORMAT =
            new Format<>() {
                @Override
                public void write(ListRequest value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.userId);
                    Bytes.writeVarLong(out, value.listNumber);
                    Bytes.writeText(out, value.requestId);
                    writeCause(value.cause, out);
                    out.writeLong(value.asOfMillis);
                    out.writeByte(value.limit);
                    Bytes.writeTexts(out, value.exclude);
                    out.writeBoolean(value.explain);
                    for (float feature : value.userFeatures) {
                        out.writeFloat(feature);
                    }
                    Bytes.writeVarLong(out, value.positions);
                    Bytes.writeVarLong(out, value.groups);
                    Bytes.writeVarInt(out, value.sessionEvents);
                    Bytes.writeVarInt(out, value.own.size());
                    for (OwnItem item : value.own) {
                        item.write(out, value.asOfMillis, value.positions, value.groups);
                    }
                    Bytes.writeTexts(out, value.forbidden);
                }

                @Override
                public ListRequest read(DataInput in) throws IOException {
                    String userId = Bytes.readText(in);
                    long listNumber = Bytes.readVarLong(in);
                    String requestId = Bytes.readText(in);
                    Cause cause = readCause(in);
                    long asOfMillis = in.readLong();
                    int limit = in.readUnsignedByte();
                    List<String> exclude = Bytes.readTexts(in);
                    boolean explain = in.readBoolean();
                    float[] userFeatures = readFeatures(in);
                    long positions = Bytes.readVarLong(in);
                    long groups = Bytes.readVarLong(in);
                    return new ListRequest(
                            userId,
                            listNumber,
                            requestId,
                            cause,
                            asOfMillis,
                            limit,
                            exclude,
                            explain,
                            userFeatures,
                            positions,
                            groups,
                            Bytes.readVarInt(in),
                            readOwn(in, asOfMillis, positions, groups),
                            Bytes.readTexts(in));
                }
            };

    private static void writeCause(Cause cause, DataOutput out) throws IOException {
        out.writeBoolean(cause != null);
        if (cause != null) {
            Bytes.writeText(out, cause.eventId);
            Bytes.writeText(out, cause.itemId);
            out.writeByte(cause.type.ordinal());
            out.writeBoolean(cause.positive);
            out.writeLong(cause.timestampMillis);
        }
    }

    private static Cause readCause(DataInput in) throws IOException {
        return !in.readBoolean()
                ? null
                : new Cause(
                        Bytes.readText(in),
                        Bytes.readText(in),
                        EventType.ofOrdinal(in.readUnsignedByte()),
                        in.readBoolean(),
                        in.readLong());
    }

    private static float[] readFeatures(DataInput in) throws IOException {
        float[] features = new float[UserFeatures.FEATURES.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = in.readFloat();
        }
        return features;
    }

    private static List<OwnItem> readOwn(DataInput in, long asOfMillis, long positions, long groups)
            throws IOException {
        int size = Bytes.readVarInt(in);
        List<OwnItem> own = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            own.add(OwnItem.read(in, asOfMillis, positions, groups));
        }
        return own;
    }
}
