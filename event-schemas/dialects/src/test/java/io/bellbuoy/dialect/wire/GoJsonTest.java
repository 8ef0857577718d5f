package io.bellbuoy.dialect.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class GoJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldEscapeAsGoDoes() {
        // Given: what Go 1.22 makes of each of these with json.Marshal
        JsonNode text = JSON.getNodeFactory()
                .textNode("<a href=\"x\">&\u2028\u2029\b\f\n\r\t\u0001\u001f\u007f\u00e9\ud83d\ude00\\/");

        // Then
        assertThat(GoJson.compact(text))
                .isEqualTo("\"\\u003ca href=\\\"x\\\"\\u003e\\u0026\\u2028\\u2029\\b\\f\\n\\r\\t\\u0001\\u001f\u007f"
                        + "\u00e9\ud83d\ude00\\\\/\"");
    }

    @Test
    void shouldEscapeKeysToo() throws Exception {
        assertThat(GoJson.compact(JSON.readTree("{\"a&b\":1}"))).isEqualTo("{\"a\\u0026b\":1}");
    }

    @Test
    void shouldIndentAsGoDoes() throws Exception {
        assertThat(GoJson.indented(JSON.readTree("{\"a\":[],\"b\":{},\"c\":[1,{\"d\":null}]}"), "   "))
                .isEqualTo(
                        """
                        {
                           "a": [],
                           "b": {},
                           "c": [
                              1,
                              {
                                 "d": null
                              }
                           ]
                        }""");
    }
}
