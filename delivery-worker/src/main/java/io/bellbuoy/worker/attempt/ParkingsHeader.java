package io.bellbuoy.worker.attempt;

import io.bellbuoy.topics.DecimalHeader;
import io.bellbuoy.topics.HeaderNames;
import org.apache.kafka.common.header.Headers;

/** How often in a row a notification was parked. */
final class ParkingsHeader {

    private ParkingsHeader() {}

    /** 0 where there is none that can be read: it decides on a delay only. */
    static int read(Headers headers) {
        long parkings = DecimalHeader.read(HeaderNames.PARKINGS, headers).orElse(0);
        // Its successor is an int, too.
        return (int) Math.max(0, Math.min(parkings, Integer.MAX_VALUE - 1));
    }

    static void write(int parkings, Headers headers) {
        if (parkings == 0) {
            headers.remove(HeaderNames.PARKINGS);
        } else {
            DecimalHeader.write(HeaderNames.PARKINGS, parkings, headers);
        }
    }
}
