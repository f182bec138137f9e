package io.headwater.training.learner;

/** Nothing can be learnt from this data on this machine with this configuration: trying again is of no use. */
public final class LearnerRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    LearnerRefusedException(String message) {
        super(message);
    }
}
