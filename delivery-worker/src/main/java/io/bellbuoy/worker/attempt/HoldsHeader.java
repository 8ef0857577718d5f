package io.bellbuoy.worker.attempt;

import io.bellbuoy.topics.HeaderNames;
import org.apache.kafka.common.header.Headers;

/** How often in a row a disabled subscription has held a notification. */
final class HoldsHeader {

    private HoldsHeader() {}

    /** 0 where there is none that can be read: it decides on a delay only. */
    static int read(Headers headers) {
        long holds = DecimalHeader.read(HeaderNames.HOLDS, headers).orElse(0);
        // Its successor is an int, too.
        return (int) Math.max(0, Math.min(holds, Integer.MAX_VALUE - 1));
    }

    static void write(int holds, Headers headers) {
        if (holds == 0) {
            headers.remove(HeaderNames.HOLDS);
        } else {
            DecimalHeader.write(HeaderNames.HOLDS, holds, headers);
        }
    }
}
