package io.bellbuoy.worker.attempt;

import io.bellbuoy.worker.gate.Limits;
import io.bellbuoy.worker.gate.Visit;

/** A record after it was read and its subscription looked up. */
public sealed interface Opened {

    /** Nothing is to be sent. */
    record Decided(Outcome outcome) implements Opened {}

    /** A request is to be made, once the endpoint may have one. */
    record ToSend(Delivery delivery, Limits limits, Visit visit) implements Opened {}

    /** A request is to be made at once, whatever else goes to the endpoint. */
    record ToTry(Delivery delivery) implements Opened {}

    /** Others of its subscription go before it, and wait on rungs: it is no use to let it wait in memory. */
    record OutOfTurn(Delivery delivery, Limits limits, Visit visit) implements Opened {}
}
