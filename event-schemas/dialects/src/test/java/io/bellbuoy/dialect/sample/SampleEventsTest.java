package io.bellbuoy.dialect.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.EventType;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.producer.EventRules;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleEventsTest {

    /** Those of which nothing more can be told than that they happened. */
    private static final Set<String> BARE = Set.of("ping", SampleEvents.PASSED_THROUGH);

    static List<RegistryEvent> samples() {
        return SampleEvents.all();
    }

    @Test
    void shouldHaveOneOfEachType() {
        assertThat(SampleEvents.all())
                .extracting(RegistryEvent::getType)
                .doesNotHaveDuplicates()
                .containsAll(OwnEventTypes.all())
                .containsAll(
                        Arrays.stream(EventType.values()).map(EventType::code).toList())
                .contains(SampleEvents.PASSED_THROUGH);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldBeEventsThatTheFrontDoorWouldTake(RegistryEvent sample) {
        assertThat(EventRules.violation(sample)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldTellMoreThanThatItHappened(RegistryEvent sample) {
        // When
        RegistryEvent bare = RegistryEvent.newBuilder(SampleEvents.of("ping"))
                .setId(sample.getId())
                .setType(sample.getType())
                .build();

        // Then
        assertThat(sample.equals(bare)).as("is bare").isEqualTo(BARE.contains(sample.getType()));
    }

    @Test
    void shouldTakeAnUnknownTypeForOneOfItsFamily() {
        // When
        RegistryEvent sample = SampleEvents.of("scan.rescheduled");

        // Then
        assertThat(sample.getType()).isEqualTo("scan.rescheduled");
        assertThat(sample.getScan().getScanner()).isEqualTo("Trivy v0.58.1");
        assertThat(sample.getRepository().getName()).isEqualTo("library/nginx");
    }

    @Test
    void shouldLetWhatATypeSaysWinOverItsFamily() {
        // When
        RegistryEvent failed = SampleEvents.of("scan.failed");

        // Then
        assertThat(failed.getScan().getStatus()).isEqualTo("Error");
        assertThat(failed.getScan().getFindings()).isEmpty();
        assertThat(failed.getActor().getName()).isEqualTo("scanner");
    }
}
