package io.bellbuoy.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerdeConfigTest {
    @Test
    void shouldKeepCredentialsApartFromUrls() {
        List<RegistryUrl> urls = urls(Map.of(SerdeConfig.URL, "http://ann:s%40fe@one:8081/base/, https://two"));

        assertThat(urls.toString()).isEqualTo("[http://one:8081/base, https://two]");
        assertThat(urls.get(0).authorization()).hasValue("Basic YW5uOnNAZmU=");
        assertThat(urls.get(1).authorization()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SerdeConfig.USER_INFO, SerdeConfig.USER_INFO_OLD})
    void shouldTakeUserInfoUnderBothNames(String key) {
        List<RegistryUrl> urls =
                urls(Map.of(SerdeConfig.URL, "http://one", SerdeConfig.BASIC_SOURCE, "USER_INFO", key, "ann:safe"));

        assertThat(urls.get(0).authorization()).hasValue("Basic YW5uOnNhZmU=");
    }

    @Test
    void shouldTakeAStaticToken() {
        List<RegistryUrl> urls = urls(Map.of(
                SerdeConfig.URL,
                "http://one",
                SerdeConfig.BEARER_SOURCE,
                "STATIC_TOKEN",
                SerdeConfig.BEARER_TOKEN,
                "abc"));

        assertThat(urls.get(0).authorization()).hasValue("Bearer abc");
    }

    @ParameterizedTest
    @CsvSource({
        "basic.auth.credentials.source, SASL_INHERIT",
        "basic.auth.credentials.source, USER_INFO",
        "bearer.auth.credentials.source, OAUTHBEARER",
        "bearer.auth.credentials.source, STATIC_TOKEN",
        "value.subject.name.strategy, io.confluent.kafka.serializers.subject.RecordNameStrategy",
        "use.latest.version, true",
        "max.retries, -1",
        "schema.registry.url, ''",
    })
    void shouldRefuseWhatItCannotHonour(String key, String value) {
        Map<String, Object> settings = new HashMap<>(Map.of(SerdeConfig.URL, "http://one"));
        settings.put(key, value);

        assertThatThrownBy(() -> urls(settings)).isInstanceOf(ConfigException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ann:safe@", "mock://ann:safe@scope", "ann:safe@host", "http://ann:safe^@host"})
    void shouldNotRepeatAUrlThatItRefuses(String url) {
        assertThatThrownBy(() -> urls(Map.of(SerdeConfig.URL, url)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("schema.registry.url")
                .hasMessageNotContaining("safe");
    }

    @Test
    void shouldRefuseTwoKindsOfCredentials() {
        Map<String, String> settings = Map.of(
                SerdeConfig.URL,
                "http://one",
                SerdeConfig.BASIC_SOURCE,
                "URL",
                SerdeConfig.BEARER_SOURCE,
                "STATIC_TOKEN");

        assertThatThrownBy(() -> urls(settings)).hasMessageContaining("Only one of");
    }

    private static List<RegistryUrl> urls(Map<String, ?> settings) {
        return new SerdeConfig(settings).registryUrls();
    }
}
