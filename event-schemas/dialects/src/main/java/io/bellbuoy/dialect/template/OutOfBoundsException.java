package io.bellbuoy.dialect.template;

/** A rendering that does more than one may. */
final class OutOfBoundsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfBoundsException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
