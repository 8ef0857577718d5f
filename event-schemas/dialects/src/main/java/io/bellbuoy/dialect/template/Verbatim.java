package io.bellbuoy.dialect.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * JSON on its way into a body.
 *
 * @param text the JSON
 */
record Verbatim(String text) implements CharSequence {

    /** Of what is there; what is not is null. */
    static Verbatim of(JsonNode json) {
        return new Verbatim(json.isMissingNode() ? "null" : json.toString());
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
