package io.bellbuoy.ingest.jobs;

import io.bellbuoy.events.Job;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.http.Answers;
import io.bellbuoy.ingest.http.Bodies;
import io.bellbuoy.ingest.http.Gatekeeper;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Operation;
import io.bellbuoy.ingest.http.Paging;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import io.bellbuoy.ingest.http.Query;
import io.bellbuoy.ingest.http.Resource;
import io.bellbuoy.ingest.http.TenantPath;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.topics.JobKey;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A tenant's jobs: asked for, where they belong; listed, read and cancelled. */
public final class JobsResource implements Resource {

    private static final String JOBS = TenantPath.ROOT + "/jobs";
    private static final String JOB = JOBS + "/:id";
    private static final String LETTERS = TenantPath.ROOT + "/dead-letters";
    private static final String SUBSCRIPTION = TenantPath.ROOT + "/subscriptions/:id";

    private final JobStore store;
    private final SubscriptionStore subscriptions;
    private final Clock clock;

    /** The jobs of a store, about the subscriptions of another. */
    public JobsResource(JobStore store, SubscriptionStore subscriptions, Clock clock) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get(JOBS, Permission.READ, this::list),
                Operation.get(JOB, Permission.READ, this::get),
                Operation.delete(JOB, Permission.EDIT, this::cancel),
                Operation.post(LETTERS + "/replay", Permission.EDIT, request -> ask(JobKind.REPLAY, request)),
                Operation.post(LETTERS + "/purge", Permission.EDIT, request -> ask(JobKind.PURGE, request)),
                Operation.post(
                        SUBSCRIPTION + "/recover", Permission.EDIT, request -> askOfOne(JobKind.RECOVER, request)),
                Operation.post(
                        SUBSCRIPTION + "/backfill", Permission.EDIT, request -> askOfOne(JobKind.BACKFILL, request)));
    }

    private void list(RoutingContext request) {
        Paging paging = Paging.of(Query.of(request).knowing(Paging.PARAMETERS));
        Answers.when(store.list(TenantPath.tenant(request)), request, found -> {
            Paging.Part<KnownJob> part = paging.cut(newestFirst(found, paging.after()), JobsResource::place);
            Json.answer(request, 200, part.document(known -> JobDocument.write(known, clock.instant())));
        });
    }

    private void get(RoutingContext request) {
        JobKey key = key(request);
        Answers.when(store.find(key), request, found -> answer(request, 200, existing(found, key)));
    }

    private void cancel(RoutingContext request) {
        JobKey key = key(request);
        Answers.when(store.cancel(key), request, found -> answer(request, 202, existing(found, key)));
    }

    private void ask(JobKind kind, RoutingContext request) {
        Job job = read(kind, Optional.empty(), request);
        Answers.when(store.ask(job), request, asked -> accept(request, asked));
    }

    private void askOfOne(JobKind kind, RoutingContext request) {
        SubscriptionKey key = TenantPath.subscription(request);
        Job job = read(kind, Optional.of(key.id()), request);
        Answers.when(
                subscriptions.find(key).thenCompose(found -> found.map(subscription -> store.ask(job))
                        .orElseThrow(() -> notFound(key.tenant(), "subscription", key.id()))),
                request,
                asked -> accept(request, asked));
    }

    private Job read(JobKind kind, Optional<String> subscription, RoutingContext request) {
        return JobRequest.read(
                kind,
                TenantPath.tenant(request),
                subscription,
                Bodies.json(request),
                Gatekeeper.caller(request).id(),
                clock.instant());
    }

    private void accept(RoutingContext request, KnownJob asked) {
        String path = JOB.replace(":tenant", asked.key().tenant())
                .replace(":id", asked.key().id());
        request.response().putHeader(HttpHeaders.LOCATION, path);
        answer(request, 202, asked);
    }

    private void answer(RoutingContext request, int status, KnownJob known) {
        Json.answer(request, status, JobDocument.write(known, clock.instant()));
    }

    /** By time and id: its place is also that of a job that is forgotten. */
    private static Stream<KnownJob> newestFirst(List<KnownJob> oldestFirst, Optional<String> after) {
        List<KnownJob> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .filter(known -> after.isEmpty() || place(known).compareTo(after.get()) < 0);
    }

    private static String place(KnownJob known) {
        return "%019d/%s"
                .formatted(
                        known.job().getRequested().toEpochMilli(), known.job().getId());
    }

    private static JobKey key(RoutingContext request) {
        return new JobKey(TenantPath.tenant(request), request.pathParam("id"));
    }

    private static KnownJob existing(Optional<KnownJob> found, JobKey key) {
        return found.orElseThrow(() -> notFound(key.tenant(), "job", key.id()));
    }

    private static ProblemException notFound(String tenant, String what, String id) {
        return new ProblemException(Problem.of(404, "Tenant " + tenant + " has no " + what + " '" + id + "'"));
    }
}
