package io.bellbuoy.worker.gate;

/**
 * What comes to the gate.
 *
 * @param parkings how often in a row it was parked before
 */
public record Visit(Kind kind, int parkings) {

    boolean wasParked() {
        return parkings > 0;
    }
}
