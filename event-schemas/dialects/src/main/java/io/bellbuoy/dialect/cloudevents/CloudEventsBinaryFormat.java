package io.bellbuoy.dialect.cloudevents;

import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.wire.BinaryCloudEvent;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;

/**
 * A CloudEvent in binary mode: attributes in headers, and the data as the body. One that came with data which is no text goes
 * out in structured mode, which every receiver of CloudEvents must take as well.
 */
public final class CloudEventsBinaryFormat implements Format {

    private final Format structured = new CloudEventsFormat();

    @Override
    public String name() {
        return "cloudevents-binary";
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        return OutgoingCloudEvent.original(notification.getEvent())
                .map(BinaryCloudEvent::of)
                .orElseGet(() -> BinaryCloudEvent.of(OutgoingCloudEvent.of(notification)))
                .orElseGet(() -> structured.render(notification, subscription));
    }
}
