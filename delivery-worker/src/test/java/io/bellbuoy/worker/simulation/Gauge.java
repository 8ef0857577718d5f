package io.bellbuoy.worker.simulation;

import java.time.Duration;

/** How busy one endpoint is kept. */
final class Gauge {

    private Duration since = Duration.ZERO;
    private int open;
    private int waiting;
    private int inFlight;
    private int peakInFlight;
    private int peakWaiting;
    private Duration wanted = Duration.ZERO;
    private Duration idle = Duration.ZERO;

    /** Counts what has changed: what nobody has decided yet, and of these what waits in memory and what is in flight. */
    void change(int openBy, int waitingBy, int inFlightBy, Duration elapsed) {
        Duration span = elapsed.minus(since);
        since = elapsed;
        wanted = open > 0 ? wanted.plus(span) : wanted;
        idle = open > 0 && inFlight == 0 ? idle.plus(span) : idle;
        open += openBy;
        waiting += waitingBy;
        inFlight += inFlightBy;
        peakWaiting = Math.max(peakWaiting, waiting);
        peakInFlight = Math.max(peakInFlight, inFlight);
    }

    int peakInFlight() {
        return peakInFlight;
    }

    int peakWaiting() {
        return peakWaiting;
    }

    /** How long there was something to send. */
    Duration wanted() {
        return wanted;
    }

    /** How long of this nothing was under way. */
    Duration idle() {
        return idle;
    }
}
