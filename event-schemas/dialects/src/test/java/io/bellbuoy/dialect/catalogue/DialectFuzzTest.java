package io.bellbuoy.dialect.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.TooManyEventsException;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.MalformedJsonException;
import io.bellbuoy.producer.EventRules;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes through the door is events or a refusal that says why. Every dialect reads every sample of every registry,
 * mutated; system property {@code bellbuoy.test.fuzz} says how many, {@code bellbuoy.test.fuzz.seed} which.
 */
class DialectFuzzTest {

    private static final int INPUTS = Integer.getInteger("bellbuoy.test.fuzz", 20_000);
    private static final long SEED = Long.getLong("bellbuoy.test.fuzz.seed", 1);
    private static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00Z");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Some thousand times what a dialect needs that is linear, and a fraction of what one needs that is not. */
    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(5);

    /** Bodies by the directory that they are in, which is called like their dialect. */
    private final List<Entry<String, byte[]>> samples = samples();

    private final SplittableRandom random = new SplittableRandom(SEED);
    private int accepted;

    @Test
    void shouldGiveEventsOrARefusalForAnyBytes() {
        // When
        for (int input = 0; input < INPUTS; input++) {
            Entry<String, byte[]> sample = pick(samples);
            byte[] body = Mutation.of(sample.getValue(), pick(samples).getValue(), random);
            Dialect dialect = readerOf(sample.getKey());
            translate(
                    dialect,
                    new Arrival("acme", mediaType(dialect), headers(), ByteBuffer.wrap(body), RECEIVED, 1_000));
        }

        // Then: it was not refused all along
        assertThat(samples).hasSizeGreaterThan(3);
        assertThat(accepted).isGreaterThan(INPUTS / 10);
        System.out.printf("Fuzzed dialects: %d inputs, %d accepted%n", INPUTS, accepted);
    }

    @Test
    void shouldReadAMegabyteInNoTime() {
        for (Dialect dialect : Dialects.all()) {
            for (byte[] body : large()) {
                // When
                long started = THREADS.getCurrentThreadCpuTime();
                translate(
                        dialect,
                        new Arrival("acme", mediaType(dialect), headers(), ByteBuffer.wrap(body), RECEIVED, 1_000));

                // Then
                assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - started))
                        .as(dialect.name())
                        .isLessThan(FAR_TOO_LONG);
            }
        }
    }

    /** More often than not the one that knows it. */
    private Dialect readerOf(String sample) {
        return Dialects.named(sample).filter(own -> random.nextInt(3) > 0).orElseGet(() -> pick(Dialects.all()));
    }

    private void translate(Dialect dialect, Arrival arrival) {
        try {
            Translation translation = dialect.translate(arrival);
            accepted++;
            for (RegistryEvent event : translation.events()) {
                assertThat(EventRules.violation(event)).isEmpty();
                assertThat(event.getDialect()).isEqualTo(dialect.name());
            }
        } catch (MalformedJsonException | InvalidJsonException | TooManyEventsException refusal) {
            assertThat(refusal).message().isNotBlank();
        } catch (RuntimeException e) {
            throw new AssertionError(
                    "%s, seed %d: %s".formatted(dialect.name(), SEED, new String(arrival.bytes(), UTF_8)), e);
        }
    }

    private static String mediaType(Dialect dialect) {
        return dialect.mediaTypes().stream().sorted().findFirst().orElse("application/json");
    }

    /** What some dialects look at, right and wrong. */
    private Map<String, String> headers() {
        return switch (random.nextInt(6)) {
            case 0 -> Map.of("x-github-event", "package", "x-github-delivery", "d-1");
            case 1 -> Map.of("x-gitea-event", "package", "x-gitea-delivery", "d-1");
            case 2 -> Map.of("x-nexus-webhook-id", "rm:repository:asset", "x-nexus-webhook-delivery", "d-1");
            case 3 ->
                Map.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "s", "ce-type", "zotregistry.image.updated");
            case 4 -> Map.of("ce-specversion", "9", "ce-id", "", "ce-time", "never", "x-github-event", "\u0000");
            default -> Map.of();
        };
    }

    private static List<byte[]> large() {
        String filler = "a/".repeat(500_000);
        return List.of(
                ("{\"events\":[" + "{},".repeat(300_000) + "{}]}").getBytes(UTF_8),
                ("{\"type\":\"PUSH_ARTIFACT\",\"event_data\":{\"repository\":{\"repo_full_name\":\"" + filler + "\"}}}")
                        .getBytes(UTF_8),
                ("{\"domain\":\"artifact\",\"event_type\":\"deployed\",\"data\":{\"path\":\"" + filler + "\"}}")
                        .getBytes(UTF_8),
                ("[" + "\"x\",".repeat(250_000) + "1]").getBytes(UTF_8),
                "[".repeat(1_000_000).getBytes(UTF_8));
    }

    private <E> E pick(List<E> elements) {
        return elements.get(random.nextInt(elements.size()));
    }

    private static List<Entry<String, byte[]>> samples() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> Map.entry(file.getParent().getFileName().toString(), bytes(file)))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
