package io.bellbuoy.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A schema registry of few words over real HTTP: it hands out ids, remembers what it was asked, and fails when told to. */
final class TestRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Schema> schemas = new ArrayList<>();
    private final Set<String> registered = new HashSet<>();
    private final List<Request> requests = new ArrayList<>();
    private final Queue<Answer> script = new ArrayDeque<>();

    private TestRegistry(HttpServer server) {
        this.server = server;
    }

    static TestRegistry start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestRegistry registry = new TestRegistry(server);
            server.createContext("/", registry::handle);
            server.start();
            return registry;
        } catch (IOException e) {
            throw new AssertionError("no port to listen on", e);
        }
    }

    String url() {
        return "http://" + authority();
    }

    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers the next request in this way, and the one after in the next way given. */
    synchronized TestRegistry answerNext(int status, String body) {
        script.add(new Answer(status, body));
        return this;
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** What was registered, in the order of the ids, which start at 1. */
    synchronized List<Schema> schemas() {
        return List.copyOf(schemas);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Answer answer = answer(new Request(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body));
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer answer(Request request) throws IOException {
        requests.add(request);
        if (!script.isEmpty()) {
            return script.remove();
        }
        String[] words = request.line().split("[ /]+", -1);
        if (request.line().startsWith("GET /schemas/ids/")) {
            return schema(Integer.parseInt(words[words.length - 1]));
        }
        Schema schema = new Schema.Parser()
                .parse(JSON.readTree(request.body()).path("schema").textValue());
        return request.line().endsWith("/versions") ? register(words[2], schema) : lookUp(words[2], schema);
    }

    private Answer schema(int id) {
        return id < 1 || id > schemas.size()
                ? new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}")
                : Answer.ok(Map.of("schema", schemas.get(id - 1).toString()));
    }

    private Answer register(String subject, Schema schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        registered.add(subject + schema);
        return lookUp(subject, schema);
    }

    private Answer lookUp(String subject, Schema schema) {
        return registered.contains(subject + schema)
                ? Answer.ok(Map.of("id", schemas.indexOf(schema) + 1))
                : new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    }

    record Request(String line, @Nullable String authorization, String body) {}

    private record Answer(int status, String body) {
        static Answer ok(Map<String, ?> json) {
            return new Answer(200, JSON.valueToTree(json).toString());
        }
    }
}
