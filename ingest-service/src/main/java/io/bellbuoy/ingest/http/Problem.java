package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.JsonProblem;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Map;

/**
 * Why a request is refused, as RFC 9457 has it.
 *
 * @param detail for the caller: what, where, whose fault; never a secret
 * @param errors what is wrong with the document sent, if that is the reason
 * @param headers that belong to the refusal
 */
record Problem(int status, String detail, List<JsonProblem> errors, Map<String, String> headers) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** A body of a megabyte can be wrong in very many places. */
    private static final int MAX_ERRORS = 200;

    Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of(), Map.of());
    }

    static Problem of(int status, String detail, Map<String, String> headers) {
        return new Problem(status, detail, List.of(), headers);
    }

    static Problem invalid(List<JsonProblem> errors) {
        String count = errors.size() == 1 ? "One thing is" : errors.size() + " things are";
        return new Problem(400, count + " wrong with the document", errors, Map.of());
    }

    byte[] toBytes() {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.put("type", "about:blank");
        json.put("title", HttpResponseStatus.valueOf(status).reasonPhrase());
        json.put("status", status);
        json.put("detail", detail);
        if (!errors.isEmpty()) {
            ArrayNode list = json.putArray("errors");
            errors.stream().limit(MAX_ERRORS).forEach(error -> list.addObject()
                    .put("pointer", error.pointer())
                    .put("detail", error.detail()));
        }
        return Json.bytes(json);
    }
}
