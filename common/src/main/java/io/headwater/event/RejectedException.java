package io.headwater.event;

/** Thrown by decoders for a record that must be refused; carries the reason that goes to the topic. */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Rejection.Reason reason;

    public RejectedException(Rejection.Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    public Rejection.Reason reason() {
        return reason;
    }

    public Rejection at(Origin origin) {
        return new Rejection(reason, getMessage(), origin);
    }
}
