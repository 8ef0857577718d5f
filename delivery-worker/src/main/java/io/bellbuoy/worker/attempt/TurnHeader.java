package io.bellbuoy.worker.attempt;

import io.bellbuoy.topics.DecimalHeader;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.worker.order.Turn;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;

/** The turn of a notification that has been on a rung. */
final class TurnHeader {

    private TurnHeader() {}

    /** Empty where there is none that can be read: then nobody waits for it, and it waits for nobody. */
    static Optional<Turn> read(Headers headers) {
        OptionalLong number = DecimalHeader.read(HeaderNames.TURN, headers);
        OptionalLong after = DecimalHeader.read(HeaderNames.AFTER, headers);
        return number.isPresent() && after.isPresent()
                ? Optional.of(new Turn(number.getAsLong(), after.getAsLong()))
                : Optional.empty();
    }

    static void write(Optional<Turn> turn, Headers headers) {
        headers.remove(HeaderNames.TURN);
        headers.remove(HeaderNames.AFTER);
        turn.ifPresent(known -> {
            DecimalHeader.write(HeaderNames.TURN, known.number(), headers);
            DecimalHeader.write(HeaderNames.AFTER, known.after(), headers);
        });
    }
}
