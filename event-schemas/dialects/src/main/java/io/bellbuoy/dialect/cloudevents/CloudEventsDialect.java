package io.bellbuoy.dialect.cloudevents;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Batch;
import io.bellbuoy.dialect.BatchDialect;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.dialect.wire.CloudEventBody;
import java.util.Set;

/**
 * CloudEvents of whatever sender. One whose type is a neutral one speaks our language, and its data is read as ours; the types
 * of some registries are known; any other passes through.
 */
public final class CloudEventsDialect implements BatchDialect {

    static final String NAME = "cloudevents";

    @Override
    public String name() {
        return NAME;
    }

    /** In binary mode the content type is that of the data. */
    @Override
    public Set<String> mediaTypes() {
        return Set.of(ANY_MEDIA_TYPE);
    }

    @Override
    public TypeNames types() {
        return CloudEventTypes.TABLE;
    }

    @Override
    public Batch read(Arrival arrival) {
        return CloudEventBody.read(arrival, part -> new IncomingCloudEvent(part, arrival).toRegistryEvent());
    }
}
