package io.bellbuoy.worker.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://ci.example/hook?token=s3cret, https://ci.example:443",
        "HTTP://user:s3cret@ci.example/hook, http://ci.example:80",
        "http://[2001:db8::1]:8080/hook, http://[2001:db8::1]:8080",
    })
    void shouldKeepOnlyWhatIsNoSecret(String url, String origin) {
        assertThat(Origin.of(url)).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ci.example/hook", "ftp://ci.example/", "https:///hook", "https://ci example/"})
    void shouldHaveNoneOfWhatIsNoUrlOfAnEndpoint(String url) {
        assertThat(Origin.of(url)).isEmpty();
    }
}
