package io.bellbuoy.standalone.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bellbuoy.json.AvroJson;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The HTTP interface of one installation, seen with one token. For one thread. */
final class Api {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    /** Longer than the front door itself waits for anything. */
    private static final Duration TO_ANSWER = Duration.ofMinutes(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();
    private final String url;
    private final @Nullable String token;

    Api(String url, @Nullable String token) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.token = token;
    }

    /**
     * What is answered, or a missing node for an answer without a body.
     *
     * @throws RefusedException when the answer is not a 2xx
     * @throws IOException when there is none, or it is not Bellbuoy's
     */
    JsonNode send(Ask ask) throws IOException {
        HttpResponse<String> answer = exchange(request(ask));
        if (answer.statusCode() / 100 != 2) {
            throw RefusedException.of(answer.statusCode(), answer.body());
        }
        return answer.body().isEmpty() ? MissingNode.getInstance() : json(answer.body());
    }

    private HttpRequest request(Ask ask) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + ask.path()))
                .timeout(TO_ANSWER)
                .header("Accept", "application/json, application/problem+json")
                .method(ask.method(), body(ask));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (ask.mediaType() != null) {
            request.header("Content-Type", ask.mediaType());
        }
        return request.build();
    }

    private static BodyPublisher body(Ask ask) {
        return ask.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(ask.body(), UTF_8);
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while " + url + " was asked");
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new IOException(url + " gives no answer: " + why, e);
        }
    }

    private JsonNode json(String body) throws IOException {
        try {
            return AvroJson.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException(url + " answers what is not JSON; is it Bellbuoy?", e);
        }
    }
}
