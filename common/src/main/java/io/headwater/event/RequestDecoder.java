package io.headwater.event;

import io.headwater.event.Rejection.Reason;

/** Reads records of the `recommendation-requests` topic. */
public final class RequestDecoder {
    private static final int MOST = 100;

    private final int defaultLimit;

    public RequestDecoder(int defaultLimit) {
        this.defaultLimit = defaultLimit;
    }

    /**
     * Decodes one record; without a `timestamp` the record's own time counts.
     *
     * @throws RejectedException when the record is no valid request
     */
    public RecommendationRequest decode(Origin origin) throws RejectedException {
        JsonFields fields = JsonFields.parse(origin.value());
        return new RecommendationRequest(
                fields.id("request_id"),
                fields.id("user_id"),
                limit(fields),
                fields.ids("exclude"),
                fields.flag("explain", false),
                fields.has("timestamp") ? fields.timestamp("timestamp") : origin.timestampMillis());
    }

    private int limit(JsonFields fields) throws RejectedException {
        double limit = fields.number("limit", defaultLimit);
        if (!(limit >= 1 && limit <= MOST) || limit != Math.rint(limit)) {
            throw new RejectedException(
                    Reason.BAD_LIMIT, "limit must be an integer from 1 to 100, was " + limit);
        }
        return (int) limit;
    }
}
