package io.bellbuoy.ingest.http;

import io.bellbuoy.json.JsonProblem;
import java.util.List;
import java.util.Map;

/**
 * Why a request is refused, whichever way its caller is told.
 *
 * @param detail for the caller: what, where, whose fault; never a secret
 * @param errors what is wrong with the document sent, if that is the reason
 * @param headers that belong to the refusal
 */
public record Problem(int status, String detail, List<JsonProblem> errors, Map<String, String> headers) {

    /** A body of a megabyte can be wrong in very many places. */
    private static final int MAX_ERRORS = 200;

    public Problem {
        errors = errors.stream().limit(MAX_ERRORS).toList();
        headers = Map.copyOf(headers);
    }

    /** A refusal in one sentence. */
    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of(), Map.of());
    }

    static Problem of(int status, String detail, Map<String, String> headers) {
        return new Problem(status, detail, List.of(), headers);
    }

    static Problem invalid(List<JsonProblem> errors) {
        String count = errors.size() == 1 ? "One thing is" : errors.size() + " things are";
        return new Problem(400, count + " wrong with the document", errors, Map.of());
    }
}
