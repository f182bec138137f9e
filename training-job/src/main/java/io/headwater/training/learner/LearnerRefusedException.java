package io.headwater.training.learner;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** Nothing can be learnt from this data on this machine with this configuration: trying again is of no use. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class LearnerRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    LearnerRefusedException(String message) {
        super(message);
    }
}
