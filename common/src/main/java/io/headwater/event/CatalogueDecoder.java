package io.headwater.event;

import io.headwater.configuration.IntakeConfiguration;
import io.headwater.event.Rejection.Reason;
import java.nio.charset.StandardCharsets;

/** Reads records of the `items` topic; a tombstone, a key without a value, withdraws its item. */
public final class CatalogueDecoder {
    private final RecordTimes times;

    public CatalogueDecoder(IntakeConfiguration rules) {
        this.times = new RecordTimes(rules);
    }

    /**
     * Decodes one record; without a `timestamp` the record's own time counts.
     *
     * @throws RejectedException when the record is no valid catalogue record
     */
    public CatalogueRecord decode(Origin origin) throws RejectedException {
        if (origin.value() == null) {
            return tombstone(origin);
        }
        JsonFields fields = JsonFields.parse(origin.value());
        return new CatalogueRecord(
                fields.id("item_id"),
                fields.optionalId("category"),
                fields.price("price"),
                fields.flag("available", true),
                time(fields, origin));
    }

    private long time(JsonFields fields, Origin origin) throws RejectedException {
        if (!fields.has("timestamp")) {
            return origin.timestampMillis();
        }
        long timestamp = fields.timestamp("timestamp");
        times.check(timestamp, origin);
        return timestamp;
    }

    private static CatalogueRecord tombstone(Origin origin) throws RejectedException {
        if (origin.key() == null) {
            throw new RejectedException(
                    Reason.NULL_VALUE, "a record without a value must name its item in the key");
        }
        String itemId = new String(origin.key(), StandardCharsets.UTF_8);
        return new CatalogueRecord(
                Ids.check("key", itemId), null, Float.NaN, false, origin.timestampMillis());
    }
}
