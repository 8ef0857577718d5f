package io.bellbuoy.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``              | 1
                    {"a":           | 1
                    {"a":1}}        | 1
                    {"a":1,"a":2}   | 1
                    {'a':1}         | 1
                    {"a":1,~"b":x}  | 2
                    """)
    void shouldSayWhereItStopsBeingJson(String text, int line) {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> JsonBody.parse(text.replace('~', '\n').getBytes(UTF_8)))
                .withMessageStartingWith("Malformed JSON at line " + line + ", column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\"", "\"\\uDC0B x\"", "[{\"\\ud83d\": 1}]", "{\"a\": [\"\\udc0b\\ud83d\"]}"})
    void shouldRefuseHalfACharacter(String text) {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> JsonBody.parse(text.getBytes(UTF_8)))
                .withMessageContaining("surrogate");
    }

    @Test
    void shouldRefuseHalfACharacterThatIsNoEscape() {
        byte[] raw = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0xBD, '"'};

        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> JsonBody.parse(raw));
    }

    @Test
    void shouldTakeWholeCharactersHoweverTheyAreSpelled() {
        assertThat(JsonBody.parse("[\"\\ud83d\\udc0b\", \"🐋\"]".getBytes(UTF_8))
                        .root())
                .allSatisfy(text -> assertThat(text.textValue()).isEqualTo("🐋"));
    }

    @Test
    void shouldRefuseOtherEncodingsThanUtf8() {
        byte[] wide = "{\"events\":[]}".getBytes(UTF_16BE);
        byte[] broken = {'"', (byte) 0xff, '"'};

        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> JsonBody.parse(wide));
        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> JsonBody.parse(broken));
    }

    @Test
    void shouldHaveNoElementsWhereThereIsNoArray() {
        assertThat(JsonBody.parse("{\"a\":1}".getBytes(UTF_8)).elementsOf("b")).isEmpty();
        assertThat(JsonBody.parse("{\"a\":1}".getBytes(UTF_8)).elementsOf("a")).isEmpty();
        assertThat(JsonBody.parse("[]".getBytes(UTF_8)).elementsOf("a")).isEmpty();
    }
}
