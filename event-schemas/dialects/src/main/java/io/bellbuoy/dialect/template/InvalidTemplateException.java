package io.bellbuoy.dialect.template;

/** A template that cannot be read or rendered. */
public final class InvalidTemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_DETAIL = 200;

    private final String pointer;

    /**
     * Says what is wrong with a template.
     *
     * @param pointer which part of the request, as a JSON pointer within {@code endpoint.template}
     * @param line of that part, from 1
     * @param detail what is wrong there
     */
    InvalidTemplateException(String pointer, int line, String detail) {
        super("line " + line + ": " + (detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) + "…" : detail));
        this.pointer = pointer;
    }

    /** Which part of the request, as a JSON pointer within {@code endpoint.template}. */
    public String pointer() {
        return pointer;
    }
}
