package io.bellbuoy.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.json.AvroJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every released version of every value schema is kept in {@code schema-history/NAME/vN.avsc}, as it stands in the
 * registry. A change of a schema adds a version; it never edits one.
 */
class SchemaHistoryTest {

    private static final Path HISTORY = Path.of("schema-history");
    private static final Path PROPOSED = Path.of("target/schema-history");

    static Stream<Schema> valueSchemas() {
        return Stream.of(
                        RegistryEvent.getClassSchema(),
                        Subscription.getClassSchema(),
                        Notification.getClassSchema(),
                        DeliveryStatus.getClassSchema(),
                        DeadLetter.getClassSchema(),
                        EndpointHealth.getClassSchema(),
                        DeliveryOrder.getClassSchema(),
                        DeliveryHold.getClassSchema(),
                        Source.getClassSchema(),
                        AccessToken.getClassSchema(),
                        AuditEntry.getClassSchema(),
                        Job.getClassSchema(),
                        JobProgress.getClassSchema())
                .map(SchemaHistoryTest::asRegistered);
    }

    @ParameterizedTest
    @MethodSource("valueSchemas")
    void shouldHoldTheCurrentSchemaAsItsLatestVersion(Schema current) throws IOException {
        List<Schema> released = released(current);
        Path next = PROPOSED.resolve(current.getName()).resolve("v" + (released.size() + 1) + ".avsc");
        Files.createDirectories(next.getParent());
        Files.writeString(next, AvroJson.mapper().readTree(current.toString()).toPrettyString() + "\n");

        assertThat(released)
                .as("%s changed: if that is meant, release it by copying %s", current.getName(), next)
                .isNotEmpty()
                .last()
                .isEqualTo(current);
    }

    @ParameterizedTest
    @MethodSource("valueSchemas")
    void shouldBeFullTransitiveCompatible(Schema current) throws IOException, SchemaValidationException {
        new SchemaValidatorBuilder()
                .mutualReadStrategy()
                .validateAll()
                .validate(current, newestFirst(released(current)));
    }

    private static List<Schema> newestFirst(List<Schema> versions) {
        List<Schema> reversed = new ArrayList<>(versions);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<Schema> released(Schema schema) throws IOException {
        Path folder = HISTORY.resolve(schema.getName());
        List<Schema> versions = new ArrayList<>();
        for (int v = 1; Files.exists(folder.resolve("v" + v + ".avsc")); v++) {
            versions.add(
                    new SchemaParser().parse(folder.resolve("v" + v + ".avsc")).mainSchema());
        }
        return versions;
    }

    /** Without the property by which Java asks for its own strings: other languages read these. */
    private static Schema asRegistered(Schema schema) {
        String text = schema.toString().replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"");
        return new SchemaParser()
                .parse(text.replace(",\"avro.java.string\":\"String\"", ""))
                .mainSchema();
    }
}
