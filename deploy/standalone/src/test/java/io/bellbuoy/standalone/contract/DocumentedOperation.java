package io.bellbuoy.standalone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * One operation of the document.
 *
 * @param path as the document has it, {@code /v1/tenants/{tenant}/events}
 * @param parameters its own and its path's
 */
public record DocumentedOperation(
        OpenApi document, String id, String method, String path, List<JsonNode> parameters, JsonNode json) {

    private static final String JSON = "application/json";

    public DocumentedOperation {
        parameters = List.copyOf(parameters);
    }

    static DocumentedOperation of(OpenApi document, String path, JsonNode item, String method) {
        JsonNode json = item.path(method);
        List<JsonNode> parameters = new ArrayList<>();
        item.path("parameters").forEach(parameter -> parameters.add(document.resolved(parameter)));
        json.path("parameters").forEach(parameter -> parameters.add(document.resolved(parameter)));
        String id = json.path("operationId").textValue();
        return new DocumentedOperation(document, id, method.toUpperCase(Locale.ROOT), path, parameters, json);
    }

    /** The statuses that it says it may answer with. */
    public Set<Integer> statuses() {
        Set<Integer> statuses = new TreeSet<>();
        json.path("responses").fieldNames().forEachRemaining(status -> statuses.add(Integer.parseInt(status)));
        return statuses;
    }

    /** Whether one needs a token for it. */
    public boolean isGuarded() {
        return StreamSupport.stream(json.path("security").spliterator(), false).noneMatch(JsonNode::isEmpty)
                && !(json.has("security") && json.path("security").isEmpty());
    }

    /** What one has to be allowed for it; empty, if the document does not say. */
    String permission() {
        return json.path("x-permission").asText();
    }

    /** The schema of its JSON body, if it takes one. */
    public Optional<JsonNode> bodySchema() {
        return jsonType().map(type -> body().path(type).path("schema"));
    }

    /** The media type of its JSON body; another than JSON's own, if it takes only that. */
    Optional<String> jsonType() {
        return body().has(JSON)
                ? Optional.of(JSON)
                : bodyTypes().stream().filter(type -> type.endsWith("+json")).findFirst();
    }

    /** The media types of its body; none: it takes none. */
    public Set<String> bodyTypes() {
        Set<String> types = new TreeSet<>();
        body().fieldNames().forEachRemaining(types::add);
        return types;
    }

    /** An example of its JSON body, if the document has one. */
    public Optional<JsonNode> bodyExample() {
        JsonNode content = body().path(jsonType().orElse(JSON));
        return content.has("example")
                ? Optional.of(content.path("example"))
                : StreamSupport.stream(content.path("examples").spliterator(), false)
                        .map(example -> example.path("value"))
                        .findFirst();
    }

    private JsonNode body() {
        return document.resolved(json.path("requestBody")).path("content");
    }

    /** What is wrong with an answer; nothing, if it is as promised. */
    public List<String> violations(Answer answer) {
        JsonNode promised = document.resolved(json.path("responses").path(Integer.toString(answer.status())));
        if (promised.isMissingNode()) {
            return List.of("the status is not documented");
        }
        List<String> violations = new ArrayList<>();
        promised.path("headers").properties().forEach(header -> {
            JsonNode description = document.resolved(header.getValue());
            if (description.path("required").booleanValue()
                    && answer.header(header.getKey()).isEmpty()) {
                violations.add("the header " + header.getKey() + " is missing");
            }
        });
        violations.addAll(violationsOfBody(answer, promised.path("content")));
        return violations;
    }

    private List<String> violationsOfBody(Answer answer, JsonNode promised) {
        if (promised.isMissingNode()) {
            return answer.body().isEmpty() ? List.of() : List.of("a body is not documented");
        }
        JsonNode content = promised.path(answer.mediaType());
        if (content.isMissingNode()) {
            return List.of("the media type '" + answer.mediaType() + "' is not documented");
        }
        return answer.json()
                .map(json -> document.violationsOfAnswer(content.path("schema"), json))
                .orElse(List.of());
    }
}
