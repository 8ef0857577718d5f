package io.bellbuoy.ingest.tokens;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.bellbuoy.events.AccessToken;
import io.bellbuoy.ingest.access.Authenticator;
import io.bellbuoy.ingest.access.Caller;
import io.bellbuoy.ingest.access.Grant;
import io.bellbuoy.ingest.access.Role;
import io.bellbuoy.ingest.access.TokenText;
import io.bellbuoy.ingest.store.CompactedStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Knows callers by the tokens that were made for them. One that is revoked opens nothing from then on where that was done, and
 * elsewhere as soon as the topic has told, which is a matter of milliseconds. An instance that Kafka cannot tell any more knows so
 * within {@code http.accept-timeout} and two seconds, and from then on lets nobody in whom it would have to remember.
 */
public final class AccessTokens implements Authenticator {

    private final CompactedStore<AccessToken> store;
    private final Clock clock;

    /** The tokens of a store. */
    public AccessTokens(CompactedStore<AccessToken> store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Optional<Caller>> callerOf(String token) {
        return TokenText.parse(token).map(this::callerOf).orElseGet(() -> completedFuture(Optional.empty()));
    }

    private CompletionStage<Optional<Caller>> callerOf(TokenText shown) {
        return current(shown.id()).thenApply(found -> found.filter(token -> shown.hasHash(token.getHash()))
                .filter(this::isInForce)
                .flatMap(AccessTokens::caller));
    }

    /** What is not known, or was known before the view lost touch, is looked up where it certainly is. */
    private CompletionStage<Optional<AccessToken>> current(String id) {
        Optional<AccessToken> known = store.known(id);
        return known.isPresent() && store.health().isUp() ? completedFuture(known) : store.find(id);
    }

    private boolean isInForce(AccessToken token) {
        return token.getExpires() == null || clock.instant().isBefore(token.getExpires());
    }

    /** A role that a later version has made up grants nothing here. */
    private static Optional<Caller> caller(AccessToken token) {
        return Role.named(token.getRole())
                .map(role -> new Caller("token:" + token.getId(), List.of(new Grant(token.getTenant(), role))));
    }
}
