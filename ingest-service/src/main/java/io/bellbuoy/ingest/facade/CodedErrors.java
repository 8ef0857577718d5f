package io.bellbuoy.ingest.facade;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.ingest.http.ErrorForm;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.json.AvroJson;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Locale;
import java.util.stream.Stream;

/** Errors as JFrog and Harbor tell them: {@code {"errors":[{"code":"NOT_FOUND","message":"…"}]}}, one for each problem. */
public final class CodedErrors implements ErrorForm {

    private final FieldNames fields;

    public CodedErrors(FieldNames fields) {
        this.fields = fields;
    }

    @Override
    public byte[] write(Problem problem) {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        ArrayNode errors = json.putArray("errors");
        messages(problem)
                .forEach(message ->
                        errors.addObject().put("code", code(problem.status())).put("message", message));
        return Json.bytes(json);
    }

    private Stream<String> messages(Problem problem) {
        return problem.errors().isEmpty()
                ? Stream.of(problem.detail())
                : problem.errors().stream().map(fields::sentence);
    }

    private static String code(int status) {
        String phrase = HttpResponseStatus.valueOf(status).reasonPhrase();
        return phrase.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_");
    }
}
