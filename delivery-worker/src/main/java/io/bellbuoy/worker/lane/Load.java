package io.bellbuoy.worker.lane;

import java.time.Duration;

/**
 * What a lane has on its hands.
 *
 * @param open records taken and not answered for
 * @param gap offsets from a partition's oldest open record to its newest, of the partition where that is most
 * @param standstill how long the oldest open record has been that, of the partition where that is longest
 * @param waiting records that wait for their endpoints, of the open ones
 * @param breakersOpen endpoints that are only probed
 */
record Load(int open, long gap, Duration standstill, int waiting, int breakersOpen) {

    static final Load NONE = new Load(0, 0, Duration.ZERO, 0, 0);
}
