package io.bellbuoy.dialect.harbor;

import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.Samples;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import java.util.List;

/** Events as Harbor's formats spell them. */
final class Rendering {

    static final List<Format> FORMATS = List.of(
            HarborFormat.ofHarbor(),
            HarborFormat.ofContainerRegistryCom(),
            new Harbor19Format(),
            new HarborCloudEventsFormat(),
            new HarborDocsLegacyFormat(),
            new HarborSlackFormat());

    private Rendering() {}

    static String render(Format format, RegistryEvent event) {
        return content(format, event).text();
    }

    static Content content(Format format, RegistryEvent event) {
        Notification notification =
                Notification.newBuilder().setId("ntf_1").setEvent(event).build();
        return format.render(notification, Samples.subscription("ci", "https://ci.example/hook"));
    }

    static RegistryEvent withoutOriginal(RegistryEvent event) {
        return RegistryEvent.newBuilder(event).setOriginal(null).build();
    }
}
