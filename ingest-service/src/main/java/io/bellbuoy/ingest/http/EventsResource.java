package io.bellbuoy.ingest.http;

import io.bellbuoy.dialect.standard.NativeDialect;
import io.bellbuoy.ingest.access.Permission;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** Takes events in Bellbuoy's own words. What registries send in theirs goes another way, by the {@link SourceGate}. */
final class EventsResource implements Resource {

    private final NativeDialect dialect = new NativeDialect();
    private final EventIntake intake;

    EventsResource(EventIntake intake) {
        this.intake = intake;
    }

    @Override
    public List<Operation> operations() {
        return List.of(new Operation(
                HttpMethod.POST,
                TenantPath.ROOT + "/events",
                Permission.PRODUCE,
                dialect.mediaTypes(),
                request -> intake.take(request, dialect, EventIntake::ids)));
    }
}
