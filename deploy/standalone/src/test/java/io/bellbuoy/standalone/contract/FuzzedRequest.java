package io.bellbuoy.standalone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A request for an operation that may be wrong anywhere.
 *
 * @param strayed whether its path may lead elsewhere
 */
public record FuzzedRequest(
        DocumentedOperation operation, String target, Map<String, String> headers, String body, boolean strayed) {

    /** The same for the same numbers. */
    public static FuzzedRequest of(DocumentedOperation operation, Random random) {
        Mutations mutations = new Mutations(random);
        SchemaValues values = new SchemaValues(operation.document(), random);
        boolean strays = random.nextInt(4) == 0;
        Map<String, String> headers = new TreeMap<>();
        StringBuilder query = new StringBuilder();
        String path = operation.path();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").textValue();
            boolean isWrong = random.nextInt(2) == 0;
            String right = parameter.has("example")
                    ? parameter.path("example").asText()
                    : values.of(parameter.path("schema")).asText();
            switch (parameter.path("in").textValue()) {
                case "path" -> path = path.replace("{" + name + "}", strays && isWrong ? mutations.text() : right);
                case "query" -> {
                    if (random.nextInt(3) == 0) {
                        query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
                        query.append(isWrong ? mutations.text() : right);
                    }
                }
                default -> {
                    if (random.nextInt(4) == 0) {
                        headers.put(name, isWrong ? mutations.text() : right);
                    }
                }
            }
        }
        if (random.nextInt(10) == 0) {
            query.append(query.isEmpty() ? '?' : '&').append("surprise=").append(mutations.text());
        }
        Optional<String> body = body(operation, values, mutations, random);
        body.ifPresent(sent -> headers.put("Content-Type", mediaType(operation, random)));
        return new FuzzedRequest(operation, path + query, headers, body.orElse(""), strays);
    }

    private static Optional<String> body(
            DocumentedOperation operation, SchemaValues values, Mutations mutations, Random random) {
        return operation.bodySchema().map(schema -> {
            JsonNode valid = operation
                    .bodyExample()
                    .filter(example -> random.nextBoolean())
                    .orElseGet(() -> values.of(schema));
            return random.nextInt(4) == 0 ? valid.toString() : mutations.of(valid);
        });
    }

    private static String mediaType(DocumentedOperation operation, Random random) {
        List<String> types = List.copyOf(operation.bodyTypes());
        return switch (random.nextInt(10)) {
            case 0 -> "text/plain; charset=latin1";
            case 1 -> types.get(random.nextInt(types.size()));
            default -> operation.jsonType().orElseThrow();
        };
    }

    /** What is wrong with the answer. A path that strayed leads to another operation, or to none. */
    public List<String> violations(Answer answer) {
        if (answer.status() >= 500) {
            return List.of("it is not the caller's fault");
        }
        if (strayed && answer.status() >= 400) {
            return operation.document().violationsOfProblem(answer);
        }
        return strayed && answer.status() < 300 ? List.of() : operation.violations(answer);
    }

    @Override
    public String toString() {
        String sent = operation.id() + " " + operation.method() + " " + target + " " + headers + " " + body;
        return sent.substring(0, Math.min(sent.length(), 2_000));
    }
}
