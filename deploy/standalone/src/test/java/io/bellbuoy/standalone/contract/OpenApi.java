package io.bellbuoy.standalone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The document of the interface, asked what it promises. Any thread may use it. */
public final class OpenApi {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private final JsonNode document;
    private final List<DocumentedOperation> operations;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(),
            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .locale(Locale.ROOT)
                    .build()));
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    /** The document as it is served. */
    public OpenApi(JsonNode document) {
        this.document = document;
        this.operations = document.path("paths").properties().stream()
                .flatMap(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .map(method -> DocumentedOperation.of(this, path.getKey(), path.getValue(), method)))
                .toList();
    }

    /** Everything that it says can be asked for. */
    public List<DocumentedOperation> operations() {
        return operations;
    }

    /** The operation of that name. */
    public DocumentedOperation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("No operation is called " + id));
    }

    /** Where a reference leads, or the node itself if it is none. */
    JsonNode resolved(JsonNode node) {
        return Optional.ofNullable(node.get("$ref"))
                .map(reference -> resolved(document.at(reference.textValue().substring(1))))
                .orElse(node);
    }

    /** What is wrong with a value that someone has sent. */
    List<String> violations(JsonNode schema, JsonNode value) {
        return compiled(schema).validate(value).stream().map(Object::toString).toList();
    }

    /** What is wrong with a value that was answered: nothing write-only may be in it either. */
    List<String> violationsOfAnswer(JsonNode schema, JsonNode value) {
        return compiled(schema)
                .validate(value, context -> context.executionConfig(execution -> execution.writeOnly(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** What is wrong with an answer that has to be a problem document. */
    List<String> violationsOfProblem(Answer answer) {
        JsonNode problem = document.at("/components/schemas/Problem");
        return answer.json()
                .map(json -> violationsOfAnswer(problem, json))
                .orElse(List.of("it is no problem document"));
    }

    /** A schema of its own, with what references in it lead to where JSON Schema has such. */
    private Schema compiled(JsonNode schema) {
        return compiled.computeIfAbsent(schema, inline -> {
            ObjectNode whole = inline.isObject() ? inline.deepCopy() : JsonNodeFactory.instance.objectNode();
            whole.set("$defs", document.at("/components/schemas"));
            return schemas.getSchema(whole.toString().replace("#/components/schemas/", "#/$defs/"));
        });
    }
}
