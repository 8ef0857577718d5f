package io.bellbuoy.ingest.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.topics.SubscriptionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterPlaceTest {

    @Test
    void shouldBeBeforeEverythingNotSeenOfEachPartition() {
        LetterPlace place =
                LetterPlace.BEGINNING.after(letter(0, 7)).after(letter(3, 2)).after(letter(0, 9));

        LetterPlace read = LetterPlace.parse(place.toString());

        assertThat(read).isEqualTo(place).hasToString("0:9,3:2");
        assertThat(read.isBefore(letter(0, 9))).isFalse();
        assertThat(read.isBefore(letter(0, 10))).isTrue();
        assertThat(read.isBefore(letter(1, 0))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", ":", "0:", ":1", "a:1", "0:1,"})
    void shouldRefuseWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LetterPlace.parse(text));
    }

    private static Entry letter(int partition, long offset) {
        return new Entry(partition, offset, new SubscriptionKey("acme", "ci"), new DeadLetter());
    }
}
