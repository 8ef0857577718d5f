package io.bellbuoy.standalone.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.kit.lifecycle.ExitCode;
import java.io.IOException;

/** What was asked for was not done; the message says why, a line for each thing that is wrong. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;

    private RefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The refusal that an answer carries, as a problem document or otherwise. */
    static RefusedException of(int status, String body) {
        JsonNode problem = problem(body);
        StringBuilder message = new StringBuilder()
                .append(status)
                .append(' ')
                .append(problem.path("title").asText("without a reason"));
        if (problem.hasNonNull("detail")) {
            message.append(": ").append(problem.path("detail").asText());
        }
        for (JsonNode error : problem.path("errors")) {
            message.append("\n  ")
                    .append(error.path("pointer").asText())
                    .append(": ")
                    .append(error.path("detail").asText());
        }
        return new RefusedException(status, message.toString());
    }

    /** Whether asking again may help decides how the command ends. */
    ExitCode exitCode() {
        boolean mayPass = status >= 500 || status == TOO_MANY_REQUESTS;
        return mayPass ? ExitCode.FAILED : ExitCode.REFUSED;
    }

    private static JsonNode problem(String body) {
        try {
            return AvroJson.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
