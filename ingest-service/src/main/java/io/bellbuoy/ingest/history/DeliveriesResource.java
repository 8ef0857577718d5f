package io.bellbuoy.ingest.history;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.delivery.AttemptFilter;
import io.bellbuoy.ingest.delivery.AttemptPage;
import io.bellbuoy.ingest.delivery.DeliveryDocument;
import io.bellbuoy.ingest.delivery.DeliveryHistory;
import io.bellbuoy.ingest.http.Answers;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Operation;
import io.bellbuoy.ingest.http.Paging.Part;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import io.bellbuoy.ingest.http.Query;
import io.bellbuoy.ingest.http.Resource;
import io.bellbuoy.ingest.http.TenantPath;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.matching.EventTypePattern;
import io.bellbuoy.time.Moments;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/** What became of a tenant's notifications: listed by subscription, and shown attempt by attempt. */
public final class DeliveriesResource implements Resource {

    private static final String OF_SUBSCRIPTION = TenantPath.ROOT + "/subscriptions/:id/deliveries";
    private static final String LAST_TRIGGERS = TenantPath.ROOT + "/subscriptions/:id/last-triggers";
    private static final String DELIVERY = TenantPath.ROOT + "/deliveries/:notification";

    private static final String VERDICT = "verdict";
    private static final String EVENT_TYPE = "eventType";
    private static final String SINCE = "since";
    private static final String UNTIL = "until";
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final List<String> PARAMETERS = List.of(VERDICT, EVENT_TYPE, SINCE, UNTIL, LIMIT, CURSOR);
    private static final int USUAL_LIMIT = 50;

    private static final Set<String> VERDICTS = new TreeSet<>(Set.of("dead", "delivered", "discarded", "retry"));

    private final DeliveryHistory history;
    private final Clock clock;

    /** What this history knows. */
    public DeliveriesResource(DeliveryHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get(OF_SUBSCRIPTION, Permission.READ, this::list),
                Operation.get(LAST_TRIGGERS, Permission.READ, this::lastTriggers),
                Operation.get(DELIVERY, Permission.READ, this::get));
    }

    private void list(RoutingContext request) {
        SubscriptionKey subscription = TenantPath.subscription(request);
        Query query = Query.of(request).knowing(PARAMETERS);
        CompletionStage<Part<DeliveryStatus>> found =
                page(subscription, filter(query), query).thenApply(page -> new Part<>(page.items(), page.next()));
        Answers.when(found, request, part -> Json.answer(request, 200, part.document(DeliveryDocument::inShort)));
    }

    /** Not a part of the subscription itself, which can be read while the history cannot. */
    private void lastTriggers(RoutingContext request) {
        Answers.when(
                history.newestByEventType(TenantPath.subscription(request)),
                request,
                newest -> Json.answer(
                        request, 200, new Part<>(newest, Optional.empty()).document(DeliveryDocument::inShort)));
    }

    private CompletionStage<AttemptPage> page(SubscriptionKey subscription, AttemptFilter filter, Query query) {
        int limit = query.number(LIMIT, USUAL_LIMIT, 1, DeliveryHistory.MAX_PAGE);
        try {
            return history.attempts(subscription, filter, query.text(CURSOR), limit);
        } catch (IllegalArgumentException e) {
            throw Query.wrong(CURSOR, "must be the \"next\" of an answer");
        }
    }

    private void get(RoutingContext request) {
        String tenant = TenantPath.tenant(request);
        String notification = request.pathParam("notification");
        Answers.when(history.attempts(tenant, notification), request, attempts -> {
            if (attempts.isEmpty()) {
                throw new ProblemException(
                        Problem.of(404, "Tenant " + tenant + " has no attempt of notification '" + notification + "'"));
            }
            Json.answer(request, 200, document(attempts));
        });
    }

    private AttemptFilter filter(Query query) {
        return new AttemptFilter(
                verdicts(query),
                query.read(
                        EVENT_TYPE, EventTypePattern::new, "must be an event type such as artifact.pushed or scan.*"),
                moment(SINCE, query),
                moment(UNTIL, query));
    }

    private static Set<String> verdicts(Query query) {
        List<String> wanted = query.texts(VERDICT);
        if (!VERDICTS.containsAll(wanted)) {
            throw Query.wrong(VERDICT, "must be one of " + String.join(", ", VERDICTS));
        }
        return Set.copyOf(wanted);
    }

    private Optional<Instant> moment(String name, Query query) {
        return query.read(
                name,
                text -> Moments.parse(text, clock.instant()),
                "must be a time such as 2h (ago), 2026-11-20 or 2026-11-20T10:30:00Z");
    }

    /** The newest attempt says how it stands. */
    private static ObjectNode document(List<DeliveryStatus> attempts) {
        DeliveryStatus newest = attempts.get(0);
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.put("notification", newest.getNotification());
        json.put("subscription", newest.getSubscription());
        json.put("event", newest.getEvent());
        json.put("eventType", newest.getEventType());
        json.put(VERDICT, newest.getOutcome().getVerdict());
        ArrayNode items = json.putArray("attempts");
        attempts.stream().map(DeliveryDocument::whole).forEach(items::add);
        return json;
    }
}
