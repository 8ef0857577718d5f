package io.bellbuoy.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InHandTest {

    private final InHand inHand = new InHand(2, 100);

    @Test
    void shouldTakeAsManyRequestsAsItMay() {
        assertThat(inHand.take(1)).isEmpty();
        assertThat(inHand.take(1)).isEmpty();
        assertThat(inHand.take(1)).contains("requests");
        assertThat(inHand.requests()).isEqualTo(2);
    }

    @Test
    void shouldTakeAsManyBytesAsItMay() {
        assertThat(inHand.take(60)).isEmpty();
        assertThat(inHand.take(41)).contains("bytes");
        assertThat(inHand.take(40)).isEmpty();
        assertThat(inHand.bytes()).isEqualTo(100);
    }

    @Test
    void shouldTakeWhatIsMoreThanItMayWhereItIsAlone() {
        assertThat(inHand.take(101)).isEmpty();
        assertThat(inHand.take(0)).contains("bytes");
    }

    @Test
    void shouldTakeMoreOnceSomethingIsGivenBack() {
        // Given
        inHand.take(60);
        inHand.take(40);

        // When
        inHand.giveBack(60);

        // Then
        assertThat(inHand.take(60)).isEmpty();
    }
}
