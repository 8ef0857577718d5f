package io.bellbuoy.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
