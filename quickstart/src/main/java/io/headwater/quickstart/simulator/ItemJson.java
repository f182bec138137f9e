package io.headwater.quickstart.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** Writes an item of the shop as producers of the `items` topic do. */
final class ItemJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ItemJson() {}

    static byte[] of(Catalogue.Item item, long timestampMillis) {
        ObjectNode json = JSON.createObjectNode();
        json.put("item_id", item.id);
        json.put("title", item.title);
        json.put("category", Catalogue.categoryName(item.category));
        json.put("price", item.price);
        json.put("available", item.available);
        json.put("timestamp", timestampMillis);
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
