package io.bellbuoy.dialect.harbor;

import io.bellbuoy.dialect.harbor.EventData.Place;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Replication;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Any event's facts in Harbor's fields. */
final class NeutralData {

    private NeutralData() {}

    static EventData of(RegistryEvent event) {
        Reference about = Reference.of(event);
        return new EventData(
                resources(event, about),
                repository(event, about),
                replication(event),
                retention(event),
                NeutralScan.kind(event),
                CustomAttributes.of(event));
    }

    /** One at most: Harbor tells the first tag and keeps the others to itself. */
    private static List<EventData.Resource> resources(RegistryEvent event, Reference about) {
        EventData.Resource resource = new EventData.Resource(
                about.digest(), about.tag(), about.url(), NeutralScan.reports(event), NeutralScan.bill(event));
        return resource.equals(EventData.Resource.NONE) ? List.of() : List.of(resource);
    }

    private static EventData.@Nullable Repository repository(RegistryEvent event, Reference about) {
        String fullName = about.repository();
        if (fullName.isEmpty()) {
            return null;
        }
        // The first segment is the project; a name may have slashes of its own.
        int slash = fullName.indexOf('/');
        String visibility =
                event.getRepository() == null ? null : event.getRepository().getVisibility();
        return new EventData.Repository(
                HarborAttributes.number("date_created", event),
                fullName.substring(slash + 1),
                fullName.substring(0, Math.max(slash, 0)),
                fullName,
                visibility == null ? "" : visibility);
    }

    private static EventData.@Nullable Replication replication(RegistryEvent event) {
        Replication replication = event.getReplication();
        if (replication == null) {
            return null;
        }
        Map<String, String> attributes = event.getAttributes();
        String override = attributes.get("override_mode");
        String type = attributes.getOrDefault("artifact_type", "");
        String status = replication.getStatus() == null ? "" : replication.getStatus();
        return new EventData.Replication(
                attributes.get("harbor_hostname"),
                replication.getStatus(),
                attributes.get("description"),
                attributes.get("artifact_type"),
                attributes.get("authentication_type"),
                "true".equals(override) ? true : null,
                replication.getTrigger(),
                attributes.get("policy_creator"),
                HarborAttributes.number("execution_timestamp", event),
                place(replication.getFrom()),
                place(replication.getTo()),
                artifacts(type, status, replication.getSucceeded()),
                artifacts(type, status, replication.getFailed()),
                HarborAttributes.number("execution_id", event),
                HarborAttributes.number("task_id", event));
    }

    private static @Nullable Place place(@Nullable String endpoint) {
        return endpoint == null ? null : new Place("", endpoint);
    }

    private static List<EventData.Artifact> artifacts(String type, String status, List<String> names) {
        return names.stream()
                .map(name -> new EventData.Artifact(type, status, name, null))
                .toList();
    }

    private static EventData.@Nullable Retention retention(RegistryEvent event) {
        if (!event.getType().equals("retention.finished")) {
            return null;
        }
        Map<String, String> attributes = event.getAttributes();
        String deleted = attributes.get(HarborAttributes.DELETED);
        String result = attributes.getOrDefault("result", "");
        Long total = HarborAttributes.number("total", event);
        Long retained = HarborAttributes.number("retained", event);
        return new EventData.Retention(
                total == null ? 0 : total,
                retained == null ? 0 : retained,
                attributes.get("harbor_hostname"),
                attributes.get("project_name"),
                HarborAttributes.number("retention_policy_id", event),
                result,
                // Retention deals with nothing but images.
                deleted == null
                        ? List.of()
                        : artifacts(HarborTypes.IMAGE, result, List.of(deleted.split(HarborAttributes.SEPARATOR))));
    }
}
