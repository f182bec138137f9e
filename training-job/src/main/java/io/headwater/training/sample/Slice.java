package io.headwater.training.sample;

/** The parts of the log, in time. */
public enum Slice {
    /** Only the state of the rooms grows. */
    WARM_UP,
    /** The formula and the table of precisions learn. */
    FORMULA,
    TRAIN,
    VALIDATION,
    TEST
}
