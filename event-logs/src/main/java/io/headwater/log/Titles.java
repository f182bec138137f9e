package io.headwater.log;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Titles of items from a file with the columns item and title. */
public final class Titles {

    private Titles() {}

    /** Reads a CSV file, gzip or not; rows without item or title are left out. */
    public static Map<String, String> read(LogFile file) throws IOException {
        Map<String, String> titles = new HashMap<>();
        Table.read(
                file,
                ',',
                List.of("item", "title"),
                (reason, line) -> {},
                row -> titles.put(row.get("item"), row.get("title")));
        return titles;
    }
}
