package io.bellbuoy.json;

/**
 * One thing wrong with a JSON document.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the document itself
 * @param detail what is wrong there, in words for its author
 */
public record JsonProblem(String pointer, String detail) {

    /** The same problem seen from a document that holds this one at {@code parent}. */
    public JsonProblem under(String parent) {
        return new JsonProblem(parent + pointer, detail);
    }

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "document" : pointer) + ": " + detail;
    }
}
