package io.headwater.training.sample;

/** The parts of the log, in time. */
public enum Slice {
    /** Only the state of the rooms grows. */
    WARM_UP,
    /** A part of the warm-up: what the leak audit compares, and nothing learns from. */
    AUDIT,
    /** The formula and the table of precisions learn. */
    FORMULA,
    TRAIN,
    VALIDATION,
    TEST
}
