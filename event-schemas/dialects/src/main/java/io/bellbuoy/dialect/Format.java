package io.bellbuoy.dialect;

import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;

/** How an event is spelled for its receiver. Pure and without state: any thread may use it. */
public interface Format {

    /** What subscriptions call it in {@code endpoint.format}. */
    String name();

    /**
     * The event as its receiver wants it. Rendering twice gives the same bytes, so that a retry repeats what was signed
     * before. Every event can be rendered: what the format has no word for is left out or passed through, as its table in
     * the documentation says.
     *
     * @param notification the event, and what tells this delivery of it from others
     * @param subscription who asked for it, with what a format may be told
     */
    Content render(Notification notification, Subscription subscription);
}
