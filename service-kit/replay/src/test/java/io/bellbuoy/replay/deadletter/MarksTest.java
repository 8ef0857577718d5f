package io.bellbuoy.replay.deadletter;

import static io.bellbuoy.replay.deadletter.Letters.at;
import static io.bellbuoy.replay.deadletter.Letters.letter;
import static io.bellbuoy.replay.deadletter.Letters.markBefore;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarksTest {

    private final Marks marks = new Marks();

    @Test
    void shouldCoverAllLettersOfTheNotificationBeforeTheMark() {
        marks.add(at(9, letter("e-1")), markBefore(8));

        assertThat(marks.cover(at(3, letter("e-1")))).isTrue();
        assertThat(marks.cover(at(7, letter("e-1")))).isTrue();
    }

    @Test
    void shouldLetANotificationWaitThatDiedAgain() {
        marks.add(at(9, letter("e-1")), markBefore(8));

        assertThat(marks.cover(at(8, letter("e-1")))).isFalse();
    }

    @Test
    void shouldNotCoverOtherNotifications() {
        marks.add(at(9, letter("e-1")), markBefore(8));

        assertThat(marks.cover(at(3, letter("e-2")))).isFalse();
    }

    @Test
    void shouldKeepTheFurthestMarkInWhateverOrderTheyCome() {
        marks.add(at(20, letter("e-1")), markBefore(19));
        marks.add(at(9, letter("e-1")), markBefore(8));

        assertThat(marks.cover(at(18, letter("e-1")))).isTrue();
    }
}
