package io.bellbuoy.dialect.distribution;

import static io.bellbuoy.dialect.TypeNames.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Notifications of CNCF Distribution (the Docker registry), GitLab's registry included: an envelope of events about manifests
 * and blobs. Manifests are artifacts; blobs are counted and ignored.
 */
public final class DistributionDialect implements Dialect {

    static final String NAME = "distribution";

    static final TypeNames TYPES = TypeNames.of(
            row("artifact.pushed", "push"),
            row("artifact.pulled", "pull"),
            row("artifact.deleted", "delete"),
            row("artifact.cached", "push"),
            row("tag.created", "push"),
            row("tag.deleted", "delete"),
            row("repository.deleted", "delete"),
            row("repository.renamed", "rename"));
    private static final String EVENTS = "events";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TypeNames types() {
        return TYPES;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of(
                "application/vnd.docker.distribution.events.v1+json",
                "application/vnd.docker.distribution.events.v2+json",
                "application/json");
    }

    @Override
    public Translation translate(Arrival arrival) {
        JsonBody body = arrival.json();
        JsonNode told = body.root().path(EVENTS);
        Problems problems = new Problems();
        if (!told.isArray()) {
            problems.add("/" + EVENTS, "must be an array of events");
        }
        arrival.refuseMoreThanAllowed(told.size());
        List<RegistryEvent> events = new ArrayList<>();
        List<ByteBuffer> bytes = body.elementsOf(EVENTS);
        for (int i = 0; i < told.size(); i++) {
            String at = "/" + EVENTS + "/" + i;
            if (told.get(i).isObject()) {
                JsonFields fields = new JsonFields(told.get(i), at, problems);
                new DistributionEvent(fields, bytes.get(i), arrival)
                        .toRegistryEvent()
                        .ifPresent(events::add);
            } else {
                problems.add(at, "must be an event, which is an object");
            }
        }
        problems.throwIfAny();
        return new Translation(events, told.size() - events.size());
    }
}
