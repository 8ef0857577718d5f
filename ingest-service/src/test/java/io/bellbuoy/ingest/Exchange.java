package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.bellbuoy.json.AvroJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A request and the answer to it, as one is recorded in a {@code .http} file: {@code ###} and what it is about, the request, the
 * answer. In what is expected {@code <any>} stands for anything, {@code <base>} for what the client's base URL begins with, and
 * {@code <id>} for the last part of the first {@code Location} of the file.
 */
record Exchange(String about, String method, String path, Message request, int status, Message answer) {

    /** Headers and body. */
    record Message(Map<String, String> headers, String body) {

        /** What stands below the first line: headers, an empty line and a body. */
        static Message of(String text) {
            String[] parts = text.split("\n\n", 2);
            Map<String, String> headers = parts[0].lines()
                    .skip(1)
                    .map(line -> line.split(": ", 2))
                    .collect(toMap(header -> header[0], header -> header[1]));
            return new Message(headers, parts.length < 2 ? "" : parts[1].strip());
        }
    }

    /** Sends every request of a file in turn, and looks at the answers. */
    static void replayAll(IngestFixture ingest, String base, String file) throws Exception {
        String id = "";
        for (Exchange exchange : read(file).toList()) {
            String answered = exchange.replay(ingest, base, id);
            id = id.isEmpty() ? answered : id;
        }
    }

    private static Stream<Exchange> read(String file) throws IOException {
        try (InputStream recorded = Exchange.class.getResourceAsStream("/facade/" + file)) {
            String text = new String(recorded.readAllBytes(), UTF_8);
            return Stream.of(text.split("(?m)^### ")).skip(1).map(Exchange::parse);
        }
    }

    private static Exchange parse(String text) {
        String[] parts = text.split("(?m)^HTTP ", 2);
        String[] about = parts[0].split("\n", 2);
        String[] line = about[1].lines().findFirst().orElseThrow().split(" ", 2);
        int status = Integer.parseInt(parts[1].lines().findFirst().orElseThrow());
        return new Exchange(about[0], line[0], line[1], Message.of(about[1]), status, Message.of(parts[1]));
    }

    /** The id that the answer locates, if it does. */
    private String replay(IngestFixture ingest, String base, String id) throws Exception {
        HttpRequest.Builder sent = ingest.request(method, base + path.replace("<id>", id), request.body());
        request.headers().forEach(sent::header);
        HttpResponse<String> response = ingest.send(sent);
        assertThat(response.statusCode()).as("%s: %s", about, response.body()).isEqualTo(status);
        String location = response.headers().firstValue("Location").orElse("");
        String located = location.substring(location.lastIndexOf('/') + 1);
        String known = id.isEmpty() ? located : id;
        answer.headers().forEach((name, value) -> assertThat(response.headers().firstValue(name))
                .as(about)
                .contains(value.replace("<id>", known).replace("<base>", base)));
        assertThat(masked(answer.body(), response.body())).as(about).isEqualTo(json(answer.body()));
        return located;
    }

    private static JsonNode masked(String expected, String actual) throws IOException {
        return masked(json(expected), json(actual));
    }

    private static JsonNode json(String text) throws IOException {
        return text.isEmpty() ? TextNode.valueOf("") : AvroJson.mapper().readTree(text);
    }

    private static JsonNode masked(JsonNode expected, JsonNode actual) {
        if (expected.isTextual() && expected.textValue().equals("<any>")) {
            return expected;
        }
        if (actual instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> field.setValue(masked(expected.path(field.getKey()), field.getValue())));
        }
        if (actual instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked(expected.path(i), array.get(i)));
            }
        }
        return actual;
    }
}
