package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.json.AvroJson;
import io.netty.handler.codec.http.HttpResponseStatus;

/** RFC 9457. */
final class ProblemDocument implements ErrorForm {

    @Override
    public String mediaType() {
        return "application/problem+json";
    }

    @Override
    public byte[] write(Problem problem) {
        return Json.bytes(tree(problem));
    }

    /** The document, to be part of another. */
    static ObjectNode tree(Problem problem) {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.put("type", "about:blank");
        json.put("title", HttpResponseStatus.valueOf(problem.status()).reasonPhrase());
        json.put("status", problem.status());
        json.put("detail", problem.detail());
        if (!problem.errors().isEmpty()) {
            ArrayNode list = json.putArray("errors");
            problem.errors()
                    .forEach(error ->
                            list.addObject().put("pointer", error.pointer()).put("detail", error.detail()));
        }
        return json;
    }
}
