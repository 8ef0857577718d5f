package io.bellbuoy.benchmarks.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.catalogue.Dialects;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleTest {

    @ParameterizedTest
    @MethodSource("dialects")
    void shouldTellOfAPushInEachDialect(String name) {
        assertThat(Sample.of(name).event().getType()).isEqualTo("artifact.pushed");
    }

    static List<String> dialects() {
        return Dialects.names();
    }
}
