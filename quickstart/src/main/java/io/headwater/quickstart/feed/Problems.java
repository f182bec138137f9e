package io.headwater.quickstart.feed;

import io.headwater.log.UnreadableLines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines that could not be read: all of them as they were, counted by reason, each reason with the first one. */
final class Problems implements UnreadableLines {
    private static final int SHOWN = 80;

    private final List<byte[]> lines = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> firsts = new LinkedHashMap<>();

    @Override
    public void add(String reason, String line) {
        lines.add(line.getBytes(StandardCharsets.UTF_8));
        counts.merge(reason, 1, Integer::sum);
        firsts.putIfAbsent(reason, line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…");
    }

    List<byte[]> lines() {
        return lines;
    }

    /** One sentence per reason. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        counts.forEach(
                (reason, count) ->
                        sentences.add(
                                count
                                        + (count == 1 ? " line: " : " lines: ")
                                        + reason
                                        + ", first '"
                                        + firsts.get(reason)
                                        + "'"));
        return sentences;
    }
}
