package io.bellbuoy.dialect.cloudevents;

import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.wire.CloudEventJson;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;

/** A CloudEvent in structured mode: attributes and data in one JSON object. */
public final class CloudEventsFormat implements Format {

    @Override
    public String name() {
        return "cloudevents";
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        return Content.of(
                CloudEventJson.MEDIA_TYPE,
                OutgoingCloudEvent.original(notification.getEvent())
                        .orElseGet(() -> CloudEventJson.write(OutgoingCloudEvent.of(notification))));
    }
}
