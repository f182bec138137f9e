package io.headwater.quickstart;

import io.headwater.event.Rejection.Reason;
import java.util.List;

/**
 * A record that is refused.
 *
 * @param value in which an apostrophe stands for a quote; null for a tombstone
 */
record Poison(Reason reason, String topic, String value) {

    /** At least one record of every reason. */
    static List<Poison> all(long now) {
        String event =
                "{'event_id':'x','user_id':'p','item_id':'p','type':'view','timestamp':"
                        + now
                        + "}";
        String item = "{'item_id':'x','price':1.5,'timestamp':" + now + "}";
        String request = "{'request_id':'x','user_id':'p','limit':5,'timestamp':" + now + "}";
        String megabyte = "y".repeat(1_000_000);
        return List.of(
                event(Reason.NULL_VALUE, null),
                event(Reason.NOT_JSON, "nonsense " + megabyte),
                event(Reason.NOT_JSON, "{'a':".repeat(5000)),
                event(Reason.NOT_JSON, event.replace("}", ",'item':{'price':NaN}}")),
                event(Reason.NOT_AN_OBJECT, "[1,2]"),
                event(Reason.NOT_AN_OBJECT, ""),
                event(Reason.MISSING_FIELD, event.replace("'item_id':'p',", "")),
                event(Reason.WRONG_TYPE, event.replace("'user_id':'p'", "'user_id':[]")),
                event(Reason.BLANK_ID, event.replace("'item_id':'p'", "'item_id':''")),
                event(
                        Reason.ID_TOO_LONG,
                        event.replace("'item_id':'p'", "'item_id':'" + megabyte + "'")),
                event(
                        Reason.CONTROL_CHARACTER,
                        event.replace("'user_id':'p'", "'user_id':'a\\ud800'")),
                event(Reason.UNKNOWN_EVENT_TYPE, event.replace("view", megabyte)),
                event(
                        Reason.UNKNOWN_EVENT_TYPE,
                        event.replace("view", "x".repeat(59) + "\\ud83d\\ude00z")),
                event(Reason.BAD_PRICE, event.replace("}", ",'item':{'price':-1}}")),
                event(Reason.BAD_PRICE, event.replace("}", ",'item':{'price':1e999}}")),
                event(Reason.TOO_OLD, event.replaceAll("\\d{13}", "86400000")),
                event(Reason.FUTURE, event.replaceAll("\\d{13}", "4102444800000")),
                event(Reason.LATE, event.replace("" + now, "" + (now - 8 * 86_400_000L))),
                event(Reason.BAD_TIMESTAMP, event.replace("" + now, "" + Long.MAX_VALUE)),
                event(
                        Reason.BAD_TIMESTAMP,
                        event.replace("" + now, "'+999999999-12-31T00:00:00Z'")),
                new Poison(Reason.BAD_PRICE, "items", item.replace("1.5", "-1.5")),
                new Poison(Reason.FUTURE, "items", item.replace("" + now, "4102444800000")),
                new Poison(Reason.TOO_OLD, "items", item.replace("" + now, "0")),
                new Poison(
                        Reason.BAD_LIMIT, "recommendation-requests", request.replace("5", "500")),
                new Poison(
                        Reason.BAD_TIMESTAMP,
                        "recommendation-requests",
                        request.replace("" + now, "" + Long.MIN_VALUE)));
    }

    private static Poison event(Reason reason, String value) {
        return new Poison(reason, "events", value);
    }
}
