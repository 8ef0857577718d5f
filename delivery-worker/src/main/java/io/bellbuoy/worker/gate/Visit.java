package io.bellbuoy.worker.gate;

/**
 * What comes to the gate.
 *
 * @param parkings how often in a row it was parked before
 * @param inOrder whether those of its subscription go as they come, whatever is parked before
 */
public record Visit(Kind kind, int parkings, boolean inOrder) {

    /** One of a subscription that asks for no order. */
    public Visit(Kind kind, int parkings) {
        this(kind, parkings, false);
    }

    /** Of those in order first attempts and retries wait in one queue. */
    public static Visit inOrder(int parkings) {
        return new Visit(Kind.FIRST_ATTEMPT, parkings, true);
    }

    boolean wasParked() {
        return parkings > 0;
    }

    /** Whether it is one of a backlog that resumes at its own pace; one at a time is pace enough. */
    boolean isResumed() {
        return wasParked() && !inOrder;
    }
}
