package io.bellbuoy.ingest.facade.harness;

import static java.util.stream.Collectors.joining;

import io.bellbuoy.ingest.facade.FieldNames;
import io.bellbuoy.ingest.http.ErrorForm;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.json.AvroJson;

/** Errors as Harness tells them: {@code {"code":"404","message":"…"}}, everything in one sentence. */
final class HarnessErrors implements ErrorForm {

    private final FieldNames fields;

    HarnessErrors(FieldNames fields) {
        this.fields = fields;
    }

    @Override
    public byte[] write(Problem problem) {
        String message = problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream().map(fields::sentence).collect(joining("; "));
        return Json.bytes(AvroJson.mapper()
                .createObjectNode()
                .put("code", Integer.toString(problem.status()))
                .put("message", message));
    }
}
