package io.bellbuoy.dialect;

/** A dialect whose senders may want to hear of each event by itself. */
public interface BatchDialect extends Dialect {

    /**
     * Reads a request event by event.
     *
     * @throws io.bellbuoy.json.MalformedJsonException when the body cannot be taken apart into events
     * @throws TooManyEventsException when it holds more events than one request may
     */
    Batch read(Arrival arrival);

    @Override
    default Translation translate(Arrival arrival) {
        return read(arrival).orThrow();
    }
}
