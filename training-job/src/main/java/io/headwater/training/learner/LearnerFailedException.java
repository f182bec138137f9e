package io.headwater.training.learner;

/** The child ended without a model: the message has the reason and the last that it said. Another attempt may succeed. */
public final class LearnerFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    LearnerFailedException(String message) {
        super(message);
    }
}
