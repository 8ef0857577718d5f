package io.bellbuoy.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroJsonTest {

    @Test
    void shouldReadAnEventAndWriteItBackAsItWas() throws Exception {
        String json =
                """
                {"id":"e1","tenant":"acme","type":"scan.completed","time":"2026-01-31T12:00:00.250Z","dialect":"native",\
                "repository":{"name":"library/nginx","kind":"local"},\
                "artifact":{"type":"image","tags":["1","2"],"size":5000000000},\
                "scan":{"status":"Success","findings":{"high":2},"ended":"2026-01-31T11:59:59Z"},\
                "attributes":{"a/b":"c"},"original":{"mediaType":"text/plain","body":"aGk="}}""";

        RegistryEvent event = read(json, RegistryEvent.class);

        assertThat(event.getTime()).isEqualTo(Instant.parse("2026-01-31T12:00:00.250Z"));
        assertThat(event.getArtifact().getSize()).isEqualTo(5_000_000_000L);
        assertThat(event.getOriginal().getBody()).isEqualTo(ByteBuffer.wrap(new byte[] {'h', 'i'}));
        assertThat(new String(AvroJson.bytes(event), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(json);
        assertThat(AvroJson.tree(event)).hasToString(json);
    }

    @Test
    void shouldTakeTheSchemasDefaultsForWhatIsAbsent() throws Exception {
        Subscription subscription = read("{\"id\":\"ci\"}", Subscription.class);

        assertThat(subscription.getEnabled()).isTrue();
        assertThat(subscription.getDelivery().getTimeout()).isEqualTo(15_000);
        assertThat(subscription.getFilter().getPaths().getExclude()).isEmpty();
        assertThat(subscription.getCreated()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void shouldReadSecretsAndNeverWriteThem() throws Exception {
        Subscription subscription = read(
                "{\"endpoint\":{\"url\":\"http://x\",\"secret\":\"whsec_a\",\"authorization\":\"Bearer b\"}}",
                Subscription.class);

        assertThat(subscription.getEndpoint().getSecret()).isEqualTo("whsec_a");
        assertThat(AvroJson.tree(subscription).toString()).doesNotContain("whsec_a", "Bearer b", "secret");
    }

    @Test
    void shouldSpellDurationsAsPeopleDo() throws Exception {
        Subscription subscription = read("{\"delivery\":{\"timeout\":\"1500ms\"}}", Subscription.class);

        assertThat(subscription.getDelivery().getTimeout()).isEqualTo(1_500);
        assertThat(AvroJson.tree(subscription).at("/delivery/timeout").textValue())
                .isEqualTo("1500ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"})
    void shouldReadTimesOfFourDigitYears(String time) throws Exception {
        RegistryEvent event = read("{\"time\":\"" + time + "\"}", RegistryEvent.class);

        assertThat(event.getTime()).isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z"
            })
    void shouldRefuseTimesThatOtherReadersOrTheSchemaCannotHold(String time) {
        InvalidJsonException invalid = catchThrowableOfType(
                InvalidJsonException.class, () -> read("{\"scan\":{\"ended\":\"" + time + "\"}}", RegistryEvent.class));

        assertThat(invalid.problems())
                .containsExactly(
                        new JsonProblem("/scan/ended", "must be a time within the years 1 to 9999, not this text"));
    }

    @Test
    void shouldNameEveryProblemAndItsPlace() {
        String json =
                """
                {"id":5,"time":"yesterday","tenant":null,"colour":"red","repository":[],
                 "artifact":{"tags":["a",1],"size":1.5,"sise":1},"attributes":{"a/b":{}},"original":{"body":"?"}}""";

        InvalidJsonException invalid =
                catchThrowableOfType(InvalidJsonException.class, () -> read(json, RegistryEvent.class));

        assertThat(invalid.problems())
                .extracting(JsonProblem::pointer, JsonProblem::detail)
                .containsExactlyInAnyOrder(
                        tuple("/id", "must be a string, not this number"),
                        tuple("/tenant", "must not be null; leave it out for its default"),
                        tuple("/time", "must be a time such as 2026-01-31T12:00:00Z, not this text"),
                        tuple("/repository", "must be an object, not an array"),
                        tuple("/artifact/tags/1", "must be a string, not this number"),
                        tuple("/artifact/size", "must be a whole number, not this number"),
                        tuple("/artifact/sise", "unknown field"),
                        tuple("/attributes/a~1b", "must be a string, not an object"),
                        tuple("/original/body", "must be bytes in base64, not this text"),
                        tuple("/colour", "unknown field"));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static <T extends org.apache.avro.specific.SpecificRecord> T read(String json, Class<T> type)
            throws JsonProcessingException {
        return AvroJson.read(AvroJson.mapper().readTree(json), type);
    }
}
