package io.bellbuoy.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostPatternsTest {

    @ParameterizedTest
    @CsvSource({
        "ci.example, ci.example, true",
        "ci.example, CI.Example., true",
        "CI.example., ci.example, true",
        "ci.example, a.ci.example, false",
        "ci.example, xci.example, false",
        "ci.example, ci.example.evil, false",
        "*.corp.example, a.corp.example, true",
        "*.corp.example, a.b.Corp.example., true",
        "*.corp.example, corp.example, false",
        "*.corp.example, evilcorp.example, false",
        "10.0.0.1, 10.0.0.1, true",
    })
    void shouldTakeANameForItselfAndAStarForWhateverIsBelow(String pattern, String host, boolean contained) {
        assertThat(new HostPatterns(List.of(pattern)).contain(host)).isEqualTo(contained);
    }
}
