package io.bellbuoy.ingest.deadletters;

import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.http.Answers;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Operation;
import io.bellbuoy.ingest.http.Paging;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import io.bellbuoy.ingest.http.Query;
import io.bellbuoy.ingest.http.Resource;
import io.bellbuoy.ingest.http.TenantPath;
import io.bellbuoy.ingest.jobs.LetterChoice;
import io.bellbuoy.ingest.kafka.Searches;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.replay.DeadLetterOffice;
import io.bellbuoy.replay.Redelivered;
import io.bellbuoy.replay.Redelivery;
import io.bellbuoy.replay.Supervisor;
import io.bellbuoy.replay.Wanted;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.replay.deadletter.LetterFilter;
import io.bellbuoy.replay.deadletter.Selection;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A tenant's dead letters, listed and shown; and any of its notifications, sent again. */
public final class DeadLettersResource implements Resource {

    private static final String LETTERS = TenantPath.ROOT + "/dead-letters";
    private static final String LETTER = LETTERS + "/:notification";
    private static final String REDELIVER = TenantPath.ROOT + "/deliveries/:notification/redeliver";
    private static final List<String> LIST_PARAMETERS = Stream.concat(
                    LetterChoice.NAMES.stream(), Paging.PARAMETERS.stream())
            .toList();
    private static final List<String> FIND_PARAMETERS = List.of("subscription", "since");

    private final BellbuoyConfig config;
    private final Searches searches;
    private final Clock clock;

    /** The dead letters on the configured cluster. */
    public DeadLettersResource(BellbuoyConfig config, Searches searches, Clock clock) {
        this.config = config;
        this.searches = searches;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get(LETTERS, Permission.READ, this::list),
                Operation.get(LETTER, Permission.READ, this::get),
                new Operation(HttpMethod.POST, REDELIVER, Permission.EDIT, Set.of(), this::redeliver));
    }

    private void list(RoutingContext request) {
        LetterFilter filter = filter(request, LIST_PARAMETERS);
        Paging paging = Paging.of(Query.of(request));
        LetterPlace from = paging.after().map(DeadLettersResource::place).orElse(LetterPlace.BEGINNING);
        Answers.when(
                searches.submit(supervisor -> page(filter, paging, from, supervisor)),
                request,
                part -> Json.answer(request, 200, part.document(placed -> LetterDocument.inShort(placed.letter()))));
    }

    private void get(RoutingContext request) {
        LetterFilter filter = filter(request, FIND_PARAMETERS);
        String id = request.pathParam("notification");
        Answers.when(searches.submit(supervisor -> history(id, filter, supervisor)), request, history -> {
            if (history.isEmpty()) {
                throw notFound(request, "dead letter of notification");
            }
            Json.answer(request, 200, LetterDocument.write(history));
        });
    }

    private void redeliver(RoutingContext request) {
        LetterFilter filter = filter(request, FIND_PARAMETERS);
        String tenant = TenantPath.tenant(request);
        SubscriptionKey key = filter.subscription() == null ? null : new SubscriptionKey(tenant, filter.subscription());
        Wanted wanted = new Wanted(request.pathParam("notification"), tenant, key, filter.since());
        Answers.when(
                searches.submit(supervisor -> redeliver(wanted, supervisor)),
                request,
                found -> Json.answer(
                        request,
                        202,
                        RedeliveryDocument.write(found.orElseThrow(() -> notFound(request, "kept notification")))));
    }

    private LetterFilter filter(RoutingContext request, List<String> parameters) {
        Query query = Query.of(request).knowing(parameters);
        return new LetterChoice(name -> query.text(name).orElse(null), DeadLettersResource::refuse, clock.instant())
                .read(TenantPath.tenant(request));
    }

    private record Placed(Entry letter, LetterPlace place) {}

    private Paging.Part<Placed> page(LetterFilter filter, Paging paging, LetterPlace from, Supervisor supervisor) {
        AtomicReference<LetterPlace> place = new AtomicReference<>(from);
        try (DeadLetterOffice office = DeadLetterOffice.open(config, supervisor)) {
            Stream<Placed> behind = office.waiting(new Selection(filter, Long.MAX_VALUE))
                    .filter(from::isBefore)
                    .map(letter -> new Placed(letter, place.updateAndGet(reached -> reached.after(letter))));
            return paging.cut(behind, placed -> placed.place().toString());
        }
    }

    private List<Entry> history(String notification, LetterFilter filter, Supervisor supervisor) {
        try (DeadLetterOffice office = DeadLetterOffice.open(config, supervisor)) {
            // A mark whose letters are no longer kept says nothing any more.
            return office.history(notification, filter)
                    .dropWhile(entry -> entry.mark().isPresent())
                    .toList();
        }
    }

    private Optional<Redelivered> redeliver(Wanted wanted, Supervisor supervisor) {
        try (Redelivery redelivery = Redelivery.open(config, supervisor)) {
            return redelivery.redeliver(wanted);
        }
    }

    private static LetterPlace place(String cursor) {
        try {
            return LetterPlace.parse(cursor);
        } catch (IllegalArgumentException e) {
            throw Query.wrong("cursor", "must be the \"next\" of an answer");
        }
    }

    private static void refuse(String name, String detail) {
        throw Query.wrong(name, detail);
    }

    private static ProblemException notFound(RoutingContext request, String what) {
        return new ProblemException(Problem.of(
                404,
                "Tenant " + TenantPath.tenant(request) + " has no " + what + " '" + request.pathParam("notification")
                        + "'"));
    }
}
