package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Batch;
import io.bellbuoy.dialect.BatchDialect;
import io.bellbuoy.dialect.JsonLines;
import io.bellbuoy.dialect.cloudevents.CloudEventsDialect;
import io.bellbuoy.dialect.standard.NativeDialect;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.events.IdempotencyKeys;
import io.bellbuoy.ingest.http.EventIntake.Outcome;
import io.bellbuoy.json.AvroJson;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * Takes events in Bellbuoy's own words, or as CloudEvents. What registries send in theirs goes another way, by the
 * {@link SourceGate}.
 */
public final class EventsResource implements Resource {

    private static final String CLOUD_EVENT = "application/cloudevents";
    private static final Set<String> MEDIA_TYPES =
            Set.of(Json.MEDIA_TYPE, JsonLines.MEDIA_TYPE, CLOUD_EVENT + "+json", CLOUD_EVENT + "-batch+json");
    private static final Pattern KEY = Pattern.compile("[ -~]{1,255}");

    private final BatchDialect ours = new NativeDialect();
    private final BatchDialect cloudEvents = new CloudEventsDialect();
    private final EventIntake intake;
    private final IdempotencyKeys keys;

    /** What events can be posted to. */
    public EventsResource(EventIntake intake, IdempotencyKeys keys) {
        this.intake = intake;
        this.keys = keys;
    }

    @Override
    public List<Operation> operations() {
        return List.of(new Operation(
                HttpMethod.POST, TenantPath.ROOT + "/events", Permission.PRODUCE, MEDIA_TYPES, this::take));
    }

    private void take(RoutingContext request) {
        BatchDialect dialect = isCloudEvent(request) ? cloudEvents : ours;
        boolean isLenient = Preference.isLenient(request);
        intake.take(request, dialect, MEDIA_TYPES, arrival -> send(dialect.read(arrival), arrival, isLenient));
    }

    /** In binary mode it is told by a header, and the body is the data. */
    private static boolean isCloudEvent(RoutingContext request) {
        return request.request().headers().contains("ce-specversion")
                || MediaTypes.accepted(request, MEDIA_TYPES).startsWith(CLOUD_EVENT);
    }

    private CompletionStage<Outcome> send(Batch batch, Arrival arrival, boolean isLenient) {
        if (isLenient) {
            refuseOtherUseOfKey(arrival);
            return intake.each(batch.items());
        }
        List<RegistryEvent> events = batch.orThrow().events();
        refuseOtherUseOfKey(arrival);
        return intake.all(events, ids(events));
    }

    /** Only once the request is known to be good: who corrects a bad one may keep its key. */
    private void refuseOtherUseOfKey(Arrival arrival) {
        arrival.header("Idempotency-Key").ifPresent(key -> {
            if (!KEY.matcher(key).matches()) {
                throw new ProblemException(
                        Problem.of(400, "The header Idempotency-Key has at most 255 characters, all of them ASCII"));
            }
            if (!keys.agrees(arrival.tenant(), key, arrival.bytes())) {
                throw new ProblemException(
                        Problem.of(422, "The header Idempotency-Key is that of an earlier request with another body"));
            }
        });
    }

    private static ObjectNode ids(List<RegistryEvent> events) {
        ObjectNode json = AvroJson.mapper().createObjectNode().put("accepted", events.size());
        events.stream().map(RegistryEvent::getId).forEach(json.putArray("ids")::add);
        return json;
    }
}
