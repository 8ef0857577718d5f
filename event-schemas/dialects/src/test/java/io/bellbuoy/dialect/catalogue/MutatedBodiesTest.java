package io.bellbuoy.dialect.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.Samples;
import io.bellbuoy.dialect.TooManyEventsException;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.MalformedJsonException;
import io.bellbuoy.producer.EventRules;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies as nobody should send them. Each dialect makes events of them that may go on the topic and can be rendered, or says
 * what is wrong. {@code -Dmutations=100000} tries more of them.
 */
class MutatedBodiesTest {

    private static final int MUTATIONS = Integer.getInteger("mutations", 200);
    private static final List<String> VALUES = List.of(
            "null",
            "7",
            "-1e999",
            "true",
            "[]",
            "{}",
            "\"\"",
            "\"\\ud800\"",
            "\"a b\"",
            "\"/\"",
            "\"@\"",
            "\":\"",
            "[null]",
            "[{}]",
            "\"2026-01-01T00:00:00Z\"",
            "\"" + "x".repeat(1_100) + "\"");
    private static final Map<String, String> CLOUD_EVENT =
            Map.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/s", "ce-type", "zotregistry.image.scanned");

    record Seed(String dialect, String mediaType, Map<String, String> headers, String body) {

        static Seed of(String dialect, String sample, Map<String, String> headers) {
            return new Seed(dialect, "application/json", headers, Arrivals.sample(sample));
        }

        @Override
        public String toString() {
            return dialect + " " + headers.keySet() + " " + body.length();
        }
    }

    static List<Seed> seeds() {
        Map<String, String> none = Map.of();
        return List.of(
                Seed.of("acr", "acr/push.json", none),
                Seed.of("acr", "acr/chart_push.json", none),
                Seed.of("distribution", "distribution/push-envelope.wire.json", none),
                Seed.of("docker-hub", "docker-hub/push.json", none),
                Seed.of("ecr", "ecr/scan.json", none),
                Seed.of("ecr", "ecr/replication.json", none),
                new Seed("gar", "application/json", none, pubSub(Arrivals.sample("gar/insert.message-data.json"))),
                Seed.of("gitea", "gitea/package-created.json", Map.of("X-Gitea-Event", "package")),
                Seed.of("github", "github/package.published.docker.json", Map.of("X-GitHub-Event", "package")),
                Seed.of("nexus", "nexus/component-created.json", none),
                Seed.of("nexus", "nexus/audit.json", none),
                Seed.of("quay", "quay/build_success.json", none),
                Seed.of("quay", "quay/vulnerability_found.json", none),
                Seed.of("quay", "quay/quota_error.json", none),
                Seed.of("zot", "zot/image.updated.data.json", CLOUD_EVENT),
                Seed.of("cloudevents", "zot/image.updated.data.json", CLOUD_EVENT),
                new Seed("cloudevents", "application/cloudevents+json", none, structured()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldGiveEventsOrSayWhatIsWrong(Seed seed) {
        Random random = new Random(20_261_121);
        int understood = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            understood += tried(seed, mutated(seed.body(), random)) ? 1 : 0;
        }
        // Some must get through and some must not, or nothing was tried.
        assertThat(understood).isBetween(1, MUTATIONS - 1);
    }

    private static boolean tried(Seed seed, byte[] body) {
        Dialect dialect = Dialects.named(seed.dialect()).orElseThrow();
        Map<String, String> headers = new TreeMap<>(seed.headers());
        headers.put("Content-Type", seed.mediaType());
        Arrival arrival = new Arrival("acme", seed.mediaType(), headers, ByteBuffer.wrap(body), Arrivals.RECEIVED, 10);
        try {
            dialect.translate(arrival).events().forEach(MutatedBodiesTest::canGoOn);
            return true;
        } catch (MalformedJsonException | InvalidJsonException | TooManyEventsException e) {
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(seed.dialect() + " failed on " + new String(body, UTF_8), e);
        }
    }

    private static void canGoOn(RegistryEvent event) {
        assertThat(EventRules.violation(event)).isEmpty();
        Notification notification = Notification.newBuilder().setEvent(event).build();
        for (String name : Formats.names()) {
            Formats.named(name).orElseThrow().render(notification, Samples.subscription("ci", "https://ci.example/"));
        }
        try {
            assertThat(RegistryEvent.fromByteBuffer(event.toByteBuffer()).getId())
                    .isNotBlank();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] mutated(String body, Random random) {
        String text = body;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            text = random.nextInt(4) == 0 ? scratched(text, random) : withAnotherValue(text, random);
        }
        byte[] bytes = text.getBytes(UTF_8);
        if (random.nextInt(20) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** A field gets a value that it should not have. */
    private static String withAnotherValue(String text, Random random) {
        int colon = text.indexOf(':', random.nextInt(Math.max(1, text.length())));
        int end = colon < 0 ? -1 : endOfValue(text, colon + 1);
        return end < 0
                ? text
                : text.substring(0, colon + 1) + VALUES.get(random.nextInt(VALUES.size())) + text.substring(end);
    }

    private static int endOfValue(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (",}]".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** Some of it is lost or comes twice. */
    private static String scratched(String text, Random random) {
        if (text.isEmpty()) {
            return text;
        }
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(20));
        return random.nextBoolean()
                ? text.substring(0, from) + text.substring(to)
                : text.substring(0, to) + text.substring(from);
    }

    private static String pubSub(String data) {
        return "{\"message\":{\"messageId\":\"1\",\"publishTime\":\"2026-01-01T00:00:00Z\",\"data\":\"%s\"}}"
                .formatted(Base64.getEncoder().encodeToString(data.getBytes(UTF_8)));
    }

    private static String structured() {
        return """
                {"specversion": "1.0", "id": "e1", "source": "https://registry.example", "type": "scan.completed",
                 "time": "2026-03-01T11:00:00.5+01:00", "subject": "library/nginx:1.27", "traceid": "t1",
                 "datacontenttype": "application/json", "dataschema": "https://schema.example",
                 "data": {"repository": {"name": "library/nginx"}, "artifact": {"tags": ["1.27"]},
                          "scan": {"findings": {"HIGH": 2}}, "attributes": {"team": "a"}}}""";
    }
}
