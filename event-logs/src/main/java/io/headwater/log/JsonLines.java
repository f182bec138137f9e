package io.headwater.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads logs of one JSON object a line. */
final class JsonLines {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonLines() {}

    /** One event a line: fields by their columns, or as on the `events` topic. */
    static void events(
            LogFile file, Columns columns, UnreadableLines unreadable, Consumer<LogRow> rows)
            throws IOException {
        LogFiles.lines(
                file,
                unreadable,
                line -> {
                    JsonNode json = object(line);
                    boolean topic = json.has("user_id") && json.has("item_id");
                    rows.accept(topic && columns.isDefault() ? topic(json) : mapped(json, columns));
                });
    }

    private static LogRow topic(JsonNode json) {
        JsonNode item = json.path("item");
        return new LogRow(
                text(json, "user_id"),
                text(json, "item_id"),
                json.path("type").asText("view"),
                Times.parse(text(json, "timestamp")),
                item.path("price").asDouble(Double.NaN),
                item.path("category").asText(null),
                json.path("quantity").asLong(0));
    }

    private static LogRow mapped(JsonNode json, Columns columns) {
        return new LogRow(
                text(json, columns.column("user")),
                text(json, columns.column("item")),
                json.path(columns.column("type")).asText("view"),
                Times.parse(text(json, columns.column("timestamp"))),
                json.path(columns.column("price")).asDouble(Double.NaN),
                json.path(columns.column("category")).asText(null),
                json.path(columns.column("quantity")).asLong(0));
    }

    /** One session a line with events of aid, ts and type. */
    static void sessions(LogFile file, UnreadableLines unreadable, Consumer<LogRow> rows)
            throws IOException {
        LogFiles.lines(
                file,
                unreadable,
                line -> {
                    JsonNode json = object(line);
                    String user = text(json, "session");
                    List<LogRow> session = new ArrayList<>();
                    for (JsonNode event : json.path("events")) {
                        session.add(
                                LogRow.of(
                                        user,
                                        text(event, "aid"),
                                        ottoType(text(event, "type")),
                                        Times.parse(text(event, "ts"))));
                    }
                    session.forEach(rows);
                });
    }

    private static String ottoType(String type) {
        return switch (type) {
            case "clicks" -> "click";
            case "carts" -> "cart";
            case "orders" -> "purchase";
            default -> type;
        };
    }

    private static JsonNode object(String line) throws IOException {
        JsonNode json = JSON.readTree(line);
        if (!json.isObject()) {
            throw new IllegalArgumentException("not a JSON object");
        }
        return json;
    }

    private static String text(JsonNode json, String field) {
        JsonNode node = json.get(field);
        if (node == null || !node.isValueNode() || node.asText().isBlank() || node.isNull()) {
            throw new IllegalArgumentException("no " + field);
        }
        return node.asText();
    }
}
