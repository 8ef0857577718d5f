package io.bellbuoy.dialect.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Batch;
import io.bellbuoy.dialect.Item;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** CloudEvents at the door, in whichever mode of their HTTP binding they come: structured, batched or binary. */
public final class CloudEventBody {

    private static final String PREFIX = "ce-";
    private static final String STRUCTURED = "application/cloudevents";
    private static final String CONTENT_TYPE = "content-type";
    private static final String UNTYPED = "application/octet-stream";
    private static final List<String> REQUIRED = List.of("id", "source", "type");

    private CloudEventBody() {}

    /**
     * Reads the events of a request one by one. JSON without any header of CloudEvents counts as structured: whoever cannot set the
     * headers of a request may still be able to write its body.
     *
     * @param reading makes an event of one; or notes what is wrong with it in its envelope's problems
     * @throws io.bellbuoy.json.MalformedJsonException when the body, or the data that says so, is no JSON
     */
    public static Batch read(Arrival arrival, Function<CloudEventPart, Optional<RegistryEvent>> reading) {
        if (isBinary(arrival)) {
            return Batch.single(item(problems -> binary(arrival, problems), reading));
        }
        JsonBody body = arrival.json();
        return body.root().isArray()
                ? batch(body, arrival, reading)
                : Batch.single(item(problems -> structured(body.root(), body.bytes(), problems), reading));
    }

    private static Batch batch(
            JsonBody body, Arrival arrival, Function<CloudEventPart, Optional<RegistryEvent>> reading) {
        arrival.refuseMoreThanAllowed(body.root().size());
        List<ByteBuffer> bytes = body.elements();
        return Batch.list(IntStream.range(0, bytes.size())
                .mapToObj(i -> item(problems -> structured(body.root().get(i), bytes.get(i), problems), reading))
                .toList());
    }

    private static Item item(
            Function<Problems, Optional<CloudEventPart>> part,
            Function<CloudEventPart, Optional<RegistryEvent>> reading) {
        Problems problems = new Problems();
        Optional<RegistryEvent> event = part.apply(problems).flatMap(reading);
        return problems.count() == 0 ? Item.of(event.orElseThrow()) : Item.wrong(problems.found());
    }

    private static boolean isBinary(Arrival arrival) {
        return arrival.header(PREFIX + "specversion").isPresent()
                && !arrival.mediaType().startsWith(STRUCTURED);
    }

    private static Optional<CloudEventPart> structured(JsonNode json, ByteBuffer bytes, Problems problems) {
        if (!(json instanceof ObjectNode event)) {
            problems.add("", "must be an event, which is an object");
            return Optional.empty();
        }
        int before = problems.count();
        JsonFields envelope = new JsonFields(json, "", problems);
        check(envelope);
        if (problems.count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CloudEventPart(CloudEventJson.read(event), envelope, bytes));
        } catch (JsonProcessingException e) {
            problems.add("", "is no CloudEvent: " + e.getOriginalMessage());
            return Optional.empty();
        }
    }

    /** What the SDK would object to without saying where. */
    private static void check(JsonFields envelope) {
        envelope.requiredText("specversion");
        REQUIRED.forEach(envelope::requiredText);
        List.of("subject", "data_base64").forEach(envelope::text);
        List.of("source", "dataschema").forEach(name -> checkUri(envelope, name));
        envelope.time("time");
        checkMediaType(envelope);
    }

    private static void checkUri(JsonFields envelope, String name) {
        String uri = envelope.json().path(name).textValue();
        try {
            new URI(uri == null ? "" : uri);
        } catch (URISyntaxException e) {
            envelope.problems().add(envelope.at(name), "must be a URI or a reference to one");
        }
    }

    private static void checkMediaType(JsonFields envelope) {
        String type = envelope.text("datacontenttype");
        if (type != null && !isMediaType(type)) {
            envelope.problems()
                    .add(envelope.at("datacontenttype"), "must be a media type, which has no odd characters");
        }
    }

    /** Whether it can go into a header, and keeps the SDK's pattern for JSON from trying for ever. */
    static boolean isMediaType(String type) {
        return type.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    private static Optional<CloudEventPart> binary(Arrival arrival, Problems problems) {
        int before = problems.count();
        REQUIRED.stream()
                .filter(name -> arrival.header(PREFIX + name).isEmpty())
                .forEach(name -> problems.add("", "needs the header " + PREFIX + name));
        Map<String, String> headers = headers(arrival);
        if (!isMediaType(headers.getOrDefault(CONTENT_TYPE, ""))) {
            problems.add("", "needs a header Content-Type without odd characters");
        }
        return problems.count() > before ? Optional.empty() : binary(headers, arrival.bytes(), problems);
    }

    /** Binary mode is structured mode in other clothes; from here on it is the same way for both. */
    private static Optional<CloudEventPart> binary(Map<String, String> headers, byte[] data, Problems problems) {
        if (data.length > 0 && CloudEventJson.isJson(headers.get(CONTENT_TYPE))) {
            JsonBody.parse(data);
        }
        try {
            CloudEvent event = HttpMessageFactory.createReader(headers, data).toEvent();
            JsonBody envelope = JsonBody.parse(CloudEventJson.write(event).getBytes(StandardCharsets.UTF_8));
            return structured(envelope.root(), envelope.bytes(), problems);
        } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException e) {
            problems.add("", "is no CloudEvent: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Map<String, String> headers(Arrival arrival) {
        Map<String, String> headers = new TreeMap<>();
        arrival.headers().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                headers.put(name, HeaderValue.decoded(value));
            }
        });
        headers.put(CONTENT_TYPE, arrival.header(CONTENT_TYPE).orElse(UNTYPED));
        return headers;
    }
}
