package io.bellbuoy.ingest.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.topics.TopicSpec;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificData;

/**
 * The topics as AsyncAPI 3. What is said of each is written by hand; what the build knows better is filled in: names with the
 * installation's prefix, settings, the delays of the retry topics, Avro schemas.
 */
final class AsyncApi {

    private static final String FILE = "asyncapi.yaml";
    private static final String DELAY = "{delay}";

    /** Where a payload names the Avro type whose schema belongs there. */
    private static final String SCHEMA = "schema";

    private final String prefix;
    private final List<TopicSpec> topics;

    AsyncApi(String prefix, List<TopicSpec> topics) {
        this.prefix = prefix;
        this.topics = List.copyOf(topics);
    }

    ObjectNode document() {
        ObjectNode document = Yaml.read(FILE);
        document.path("channels").forEach(channel -> complete((ObjectNode) channel));
        document.at("/components/messages").forEach(message -> embedSchema(message.path("payload")));
        return document;
    }

    private void complete(ObjectNode channel) {
        String address = prefix + channel.path("address").textValue();
        channel.put("address", address);
        if (address.endsWith(DELAY)) {
            listDelays(channel, address.substring(0, address.length() - DELAY.length()));
        } else {
            topics.stream()
                    .filter(topic -> topic.name().equals(address))
                    .forEach(topic -> describe(topic, channel.withObject("/bindings/kafka")));
        }
    }

    private void listDelays(ObjectNode channel, String before) {
        List<TopicSpec> rungs =
                topics.stream().filter(topic -> topic.name().startsWith(before)).toList();
        channel.withObject("/bindings/kafka").put("partitions", rungs.get(0).partitions());
        rungs.stream()
                .map(topic -> topic.name().substring(before.length()))
                .forEach(channel.withObject("/parameters/delay").putArray("enum")::add);
    }

    private static void describe(TopicSpec topic, ObjectNode binding) {
        binding.put("partitions", topic.partitions());
        ObjectNode configuration = binding.putObject("topicConfiguration");
        Map<String, String> sorted = new TreeMap<>(topic.config());
        sorted.forEach((key, value) -> {
            if (key.equals("cleanup.policy")) {
                configuration.putArray(key).add(value);
            } else if (value.matches("\\d+")) {
                configuration.put(key, Long.parseLong(value));
            } else {
                configuration.put(key, value);
            }
        });
    }

    private static void embedSchema(JsonNode payload) {
        if (payload.path(SCHEMA).isTextual()) {
            ((ObjectNode) payload).set(SCHEMA, schema(payload.path(SCHEMA).textValue()));
        }
    }

    private static JsonNode schema(String type) {
        try {
            Class<?> record = Class.forName(type);
            return AvroJson.mapper()
                    .readTree(SpecificData.get().getSchema(record).toString());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(FILE + " names the type " + type + ", which does not exist", e);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A schema is JSON", e);
        }
    }
}
