package io.headwater.training;

import java.util.ArrayList;
import java.util.List;

/** What a training died of, in a line: the part of a chain of causes that lies below what Flink says of jobs and tasks. */
public final class FailureMessage {
    private static final List<String> AROUND =
            List.of("org.apache.flink.runtime.", "org.apache.flink.streaming.runtime.");

    private FailureMessage() {}

    public static String of(Throwable failure) {
        Throwable first = failure;
        for (Throwable one = failure; one != null; one = one.getCause()) {
            String type = one.getClass().getName();
            if (one.getCause() != null && AROUND.stream().anyMatch(type::startsWith)) {
                first = one.getCause();
            }
        }
        List<String> said = new ArrayList<>();
        for (Throwable one = first; one != null; one = one.getCause()) {
            String text = one.getMessage() == null ? one.toString() : one.getMessage();
            if (said.stream().noneMatch(before -> before.contains(text))) {
                said.add(text);
            }
        }
        return String.join(": ", said);
    }
}
