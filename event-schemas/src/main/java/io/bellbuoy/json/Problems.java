package io.bellbuoy.json;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a document, so that its author hears it all at once. For one thread. */
public final class Problems {

    private final List<JsonProblem> found = new ArrayList<>();

    /**
     * Notes a problem.
     *
     * @param pointer where, as a JSON pointer
     * @param detail what is wrong there; it goes to the author of the document and must not repeat a secret
     */
    public void add(String pointer, String detail) {
        found.add(new JsonProblem(pointer, detail));
    }

    /** Notes those of a part of the document. */
    public void addAll(String parent, List<JsonProblem> problems) {
        problems.forEach(problem -> found.add(problem.under(parent)));
    }

    /** How many there are so far. */
    public int count() {
        return found.size();
    }

    /** All of them so far, each once, in the order in which they were noted. */
    public List<JsonProblem> found() {
        return found.stream().distinct().toList();
    }

    /** Throws {@link InvalidJsonException} with all of them, each once, unless there are none. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidJsonException(found());
        }
    }
}
