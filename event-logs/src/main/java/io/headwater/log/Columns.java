package io.headwater.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which column of a file holds what: by name, or by index from 0 in a file without a header. */
public final class Columns {
    private static final Set<String> FIELDS =
            Set.of("user", "item", "type", "timestamp", "price", "category", "quantity");

    private final Map<String, String> names = new HashMap<>();

    private Columns() {
        FIELDS.forEach(field -> names.put(field, field));
    }

    /** Reads `user=visitor,item=sku`; null leaves every column its own name. */
    public static Columns of(String mapping) {
        Columns columns = new Columns();
        if (mapping == null || mapping.isBlank()) {
            return columns;
        }
        for (String pair : mapping.split(",", -1)) {
            String[] sides = pair.split("=", 2);
            if (sides.length != 2 || !FIELDS.contains(sides[0].strip())) {
                throw new IllegalArgumentException(
                        "--columns takes field=column pairs with fields of "
                                + new TreeSet<>(FIELDS)
                                + ", was '"
                                + pair
                                + "'");
            }
            columns.names.put(sides[0].strip(), sides[1].strip());
        }
        return columns;
    }

    String column(String field) {
        return names.get(field);
    }

    /** The columns without which there is no event. */
    List<String> required() {
        return List.of(column("user"), column("item"), column("timestamp"));
    }

    /** Whether nothing was mapped. */
    boolean isDefault() {
        return names.entrySet().stream().allMatch(name -> name.getKey().equals(name.getValue()));
    }
}
