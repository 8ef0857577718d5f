package io.bellbuoy.standalone.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * One request and what it should be answered with. Cases are sent in their order, so that earlier ones make what later ones need.
 *
 * @param path parameters of the path by name; those that are missing are the document's examples
 * @param query what stands behind the question mark; values are encoded for it, names are not
 * @param headers besides the token's; an empty value leaves the header out
 * @param body JSON, or a text that is sent as it is
 * @param keep what to remember of the answer: a name, and where in the answer its value is. {@code ${name}} stands for it later
 * @param eventually whether it is sent again until it is answered so
 */
public record ContractCase(
        String operation,
        int status,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> headers,
        JsonNode body,
        Map<String, String> keep,
        boolean eventually) {

    private static final int LONGEST_SHOWN = 200;

    public ContractCase {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        keep = Map.copyOf(keep);
    }

    /** A case with nothing but its path's examples. */
    static ContractCase bare(String operation, int status) {
        return new ContractCase(
                operation, status, Map.of(), Map.of(), Map.of(), MissingNode.getInstance(), Map.of(), false);
    }

    ContractCase withHeaders(Map<String, String> other) {
        return new ContractCase(operation, status, path, query, other, body, keep, eventually);
    }

    ContractCase withBody(JsonNode other) {
        return new ContractCase(operation, status, path, query, headers, other, keep, eventually);
    }

    ContractCase withPath(Map<String, String> other) {
        return new ContractCase(operation, status, other, query, headers, body, keep, eventually);
    }

    ContractCase with(Map<String, String> otherPath, Map<String, String> otherQuery) {
        return new ContractCase(operation, status, otherPath, otherQuery, headers, body, keep, eventually);
    }

    /** All cases of a file. */
    public static List<ContractCase> read(String file, Map<String, String> given) throws IOException {
        try (InputStream in = ContractCase.class.getResourceAsStream(file)) {
            String text = new String(in.readAllBytes(), UTF_8);
            for (Map.Entry<String, String> value : given.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return StreamSupport.stream(new YAMLMapper().readTree(text).spliterator(), false)
                    .map(ContractCase::of)
                    .toList();
        }
    }

    private static ContractCase of(JsonNode json) {
        return new ContractCase(
                json.path("operation").textValue(),
                json.path("status").intValue(),
                texts(json.path("path")),
                texts(json.path("query")),
                texts(json.path("headers")),
                json.path("body"),
                texts(json.path("keep")),
                json.path("eventually").booleanValue());
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** Path and query of the request. */
    String target(DocumentedOperation documented) {
        String target = documented.path();
        for (JsonNode parameter : documented.parameters()) {
            if (parameter.path("in").textValue().equals("path")) {
                String name = parameter.path("name").textValue();
                String value = path.getOrDefault(name, parameter.path("example").asText());
                target = target.replace("{" + name + "}", encoded(value));
            }
        }
        StringBuilder whole = new StringBuilder(target);
        query.forEach((name, value) -> whole.append(whole.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(encoded(value)));
        return whole.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        String sent = body.toString();
        return operation + " " + status + " " + path + query + headers + " "
                + sent.substring(0, Math.min(sent.length(), LONGEST_SHOWN));
    }
}
