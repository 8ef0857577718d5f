package io.bellbuoy.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.standard.NativeDialect;
import io.bellbuoy.events.RegistryEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void shouldMakeBodiesOfEventsThatTellTheirRequest(int count) {
        // When
        ByteBuffer body = ByteBuffer.wrap(new Shape(count, 1).body(12_345).getBytes());

        // Then
        List<RegistryEvent> events = new NativeDialect()
                .translate(new Arrival("acme", "application/json", Map.of(), body, Instant.EPOCH, count))
                .events();
        assertThat(events).hasSize(count).allSatisfy(event -> assertThat(Shape.request(event.getId()))
                .isEqualTo(12_345));
        assertThat(events).extracting(RegistryEvent::getId).doesNotHaveDuplicates();
    }
}
