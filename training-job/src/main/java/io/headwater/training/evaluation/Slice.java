package io.headwater.training.evaluation;

import java.util.Locale;

/** Parts of the test slice that are worth a look of their own. */
public enum Slice {
    REPEAT_TARGET("had before"),
    NOVEL_TARGET("new to the user"),
    HISTORY_1("1 event"),
    HISTORY_2_TO_4("2–4 events"),
    HISTORY_5_TO_19("5–19 events"),
    HISTORY_20_TO_99("20–99 events"),
    HISTORY_100_AND_MORE("100 and more");

    private final String title;

    Slice(String title) {
        this.title = title;
    }

    static Slice ofTarget(boolean repeat) {
        return repeat ? REPEAT_TARGET : NOVEL_TARGET;
    }

    static Slice ofHistory(long events) {
        if (events < 2) {
            return HISTORY_1;
        }
        if (events < 5) {
            return HISTORY_2_TO_4;
        }
        if (events < 20) {
            return HISTORY_5_TO_19;
        }
        return events < 100 ? HISTORY_20_TO_99 : HISTORY_100_AND_MORE;
    }

    /** How reports call it. */
    public String title() {
        return title;
    }

    /** How metrics call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
