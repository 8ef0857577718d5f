package io.bellbuoy.ingest.http;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.bellbuoy.events.Source;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.ingest.sources.RequestHead;
import io.bellbuoy.ingest.sources.Verification;
import io.bellbuoy.ingest.sources.Verifications;
import io.bellbuoy.ingest.store.CompactedStore;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.secrets.SealedText;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Lets in what registries send. Where the tenant has configured a source, requests must verify as that source's; where it has
 * not, they must have the token of somebody who may report events.
 */
final class SourceGate {

    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Source realm=\"bellbuoy\"");

    /** Looks at a request, given the source that it should be from. */
    @FunctionalInterface
    private interface Check {

        CompletionStage<Optional<Problem>> objection(Optional<Source> source);
    }

    private final CompactedStore<Source> sources;
    private final Verifications verifications;
    private final Gatekeeper gatekeeper;
    private final Metrics metrics;

    SourceGate(CompactedStore<Source> sources, Verifications verifications, Gatekeeper gatekeeper, Metrics metrics) {
        this.sources = sources;
        this.verifications = verifications;
        this.gatekeeper = gatekeeper;
        this.metrics = metrics;
    }

    /** Before the body is read: turns away who shows nothing that could be verified. */
    void admit(RoutingContext request) {
        Gatekeeper.holdBody(request);
        RequestHead head = head(request);
        pass(request, source -> source.map(known -> missing(known, head)).orElseGet(() -> byToken(request)));
    }

    /** Over the body as it came. The source is looked up again: it may be another one by now, or none. */
    void verify(RoutingContext request) {
        RequestHead head = head(request);
        byte[] body = Bodies.bytes(request);
        pass(request, source -> source.map(known ->
                        verification(known).objection(head, body, known).thenApply(SourceGate::refusal))
                .orElseGet(() -> byToken(request)));
    }

    /**
     * Goes on, or refuses. Nobody is refused for what another instance has just changed and is not known here yet: before that
     * the source is looked up once more, where it certainly is.
     */
    private void pass(RoutingContext request, Check check) {
        String key = TenantPath.source(request).toString();
        CompletionStage<Optional<Problem>> decision = completedFuture(sources.known(key))
                .thenCompose(check::objection)
                .thenCompose(objection -> objection.isEmpty()
                        ? completedFuture(objection)
                        : sources.find(key).thenCompose(source -> certain(source, check)));
        Answers.when(decision, request, objection -> {
            objection.ifPresent(problem -> {
                throw new ProblemException(problem);
            });
            request.next();
        });
    }

    private CompletionStage<Optional<Problem>> certain(Optional<Source> source, Check check) {
        return check.objection(source).thenApply(objection -> {
            objection.flatMap(problem -> source).ifPresent(this::refused);
            return objection;
        });
    }

    private void refused(Source source) {
        if (source.getSecrets().stream().anyMatch(SealedText::is)) {
            throw new UnavailableException(
                    "The key that the secrets of this source are encrypted with is missing", null);
        }
        metrics.counter(Metric.SOURCE_REFUSALS, source.getDialect()).increment();
    }

    private Verification verification(Source source) {
        return verifications
                .named(source.getVerification())
                .orElseThrow(() -> new UnavailableException(
                        "The verification " + source.getVerification() + " of this source is not known here", null));
    }

    private CompletionStage<Optional<Problem>> missing(Source source, RequestHead head) {
        return completedFuture(refusal(verification(source).place(source).missing(head)));
    }

    private CompletionStage<Optional<Problem>> byToken(RoutingContext request) {
        return gatekeeper.objection(request, Permission.PRODUCE);
    }

    private static Optional<Problem> refusal(Optional<String> objection) {
        return objection.map(detail -> Problem.of(401, detail, CHALLENGE));
    }

    private static RequestHead head(RoutingContext request) {
        MultiMap headers = request.request().headers();
        return new RequestHead(
                headers.names().stream().collect(toMap(identity(), headers::getAll, (one, same) -> one)),
                request.queryParam("token"));
    }
}
