package io.bellbuoy.ingest.tokens;

import io.bellbuoy.events.AccessToken;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.access.TokenText;
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
import io.bellbuoy.ingest.store.CompactedStore;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.TokenKey;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A tenant's tokens, and the platform's: listed, read, made and revoked. Nobody can make one that may do more than they may. */
public final class TokensResource implements Resource {

    private static final String PLATFORM = "/v1/platform/tokens";
    private static final String TENANT = TenantPath.ROOT + "/tokens";

    private final CompactedStore<AccessToken> store;
    private final SecureRandom random;
    private final Clock clock;

    /** The tokens of a store. */
    public TokensResource(CompactedStore<AccessToken> store, SecureRandom random, Clock clock) {
        this.store = store;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return Stream.concat(
                        operations(TENANT, Permission.ADMINISTER).stream(),
                        operations(PLATFORM, Permission.OPERATE).stream())
                .toList();
    }

    private List<Operation> operations(String path, Permission permission) {
        return List.of(
                Operation.get(path, permission, this::list),
                Operation.post(path, permission, this::make),
                Operation.get(path + "/:id", permission, this::get),
                Operation.delete(path + "/:id", permission, this::revoke));
    }

    private void list(RoutingContext request) {
        String tenant = tenant(request);
        Paging paging = Paging.of(Query.of(request).knowing(Paging.PARAMETERS));
        Answers.when(store.list(""), request, all -> {
            Stream<AccessToken> behind = all.stream()
                    .filter(token -> token.getTenant().equals(tenant))
                    .filter(token -> paging.after()
                            .filter(seen -> token.getId().compareTo(seen) <= 0)
                            .isEmpty());
            Json.answer(request, 200, paging.cut(behind, AccessToken::getId).document(TokenDocument::write));
        });
    }

    private void get(RoutingContext request) {
        TokenKey key = key(request);
        Answers.when(
                store.find(key.id()),
                request,
                found -> Json.answer(request, 200, TokenDocument.write(owned(key, found))));
    }

    private void make(RoutingContext request) {
        String tenant = tenant(request);
        TokenText text = TokenText.make(random);
        AccessToken token = TokenDocument.read(
                tenant, Bodies.json(request), text, Gatekeeper.caller(request).id(), clock.instant());
        Answers.when(
                store.change(new TokenKey(tenant, text.id()), Gatekeeper.actor(request), none -> Optional.of(token)),
                request,
                made -> {
                    request.response()
                            .putHeader(HttpHeaders.LOCATION, request.request().path() + "/" + text.id());
                    Json.answer(request, 201, TokenDocument.write(token, text));
                });
    }

    private void revoke(RoutingContext request) {
        TokenKey key = key(request);
        Answers.when(
                store.change(key, Gatekeeper.actor(request), found -> {
                    owned(key, found);
                    return Optional.empty();
                }),
                request,
                revoked -> Json.answerNothing(request, 204));
    }

    private static AccessToken owned(TokenKey key, Optional<AccessToken> found) {
        return found.filter(token -> token.getTenant().equals(key.tenant()))
                .orElseThrow(() -> new ProblemException(Problem.of(404, "There is no token '" + key.id() + "' here")));
    }

    private static TokenKey key(RoutingContext request) {
        return new TokenKey(tenant(request), request.pathParam("id"));
    }

    private static String tenant(RoutingContext request) {
        return request.pathParam("tenant") == null ? SubscriptionKey.PLATFORM : TenantPath.tenant(request);
    }
}
