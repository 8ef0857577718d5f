package io.bellbuoy.ingest.tokens;

import static java.util.stream.Collectors.toSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.ingest.sources.TokenReader;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.logging.LogKeys;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads tokens that are signed with a key from a JSON Web Key Set. The keys are fetched when first needed, kept for
 * five minutes, for longer while they cannot be fetched, and fetched anew for a key that is not among them, though not for
 * every such token. All that happens on threads of its own, so that no event loop waits for somebody else's server.
 */
public final class JwksTokenReader implements TokenReader, Service {

    private static final Logger LOG = LoggerFactory.getLogger(JwksTokenReader.class);
    private static final Duration TO_FETCH = Duration.ofSeconds(5);
    private static final int MAX_BYTES = 1 << 20;
    private static final int THREADS = 2;
    private static final int MAX_WAITING = 256;

    /** What tokens call themselves, if they do: RFC 9068 has access tokens say what they are. */
    private static final Set<JOSEObjectType> TYPES =
            new HashSet<>(Arrays.asList(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final ThreadPoolExecutor threads;

    /** A reader of tokens signed by RS256, that fetches keys from there. */
    public JwksTokenReader(URI jwks) {
        this(jwks, List.of(JWSAlgorithm.RS256.getName()));
    }

    /**
     * A reader that fetches keys from there.
     *
     * @param algorithms that tokens may be signed by, whatever they say themselves
     */
    public JwksTokenReader(URI jwks, List<String> algorithms) {
        Set<JWSAlgorithm> accepted =
                algorithms.stream().map(JWSAlgorithm::parse).collect(toSet());
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(accepted, keys(jwks)));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPES));
        // Whose token it is, for whom and until when is asked elsewhere.
        processor.setJWTClaimsSetVerifier(null);
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                task -> new Thread(task, "token-reader"));
    }

    @Override
    public String name() {
        return "token reader";
    }

    /** Nothing is fetched before a token comes. */
    @Override
    public void start() {}

    @Override
    public void stop() {
        threads.shutdownNow();
    }

    @Override
    public CompletionStage<Optional<JWTClaimsSet>> read(String token) {
        try {
            return CompletableFuture.supplyAsync(() -> claims(token), threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new UnavailableException("Too many tokens wait to be read", e));
        }
    }

    private Optional<JWTClaimsSet> claims(String token) {
        try {
            return Optional.of(processor.process(token, null));
        } catch (ParseException | BadJOSEException e) {
            return Optional.empty();
        } catch (RateLimitReachedException e) {
            // Anybody can make up tokens with keys that nobody has: no reason to fill the log.
            throw new UnavailableException("The key of the token is not known, and was looked for a moment ago", e);
        } catch (JOSEException e) {
            LOG.atWarn().addKeyValue(LogKeys.REASON, e.toString()).log("Could not fetch the keys of tokens");
            throw new UnavailableException("The keys that tokens are signed with cannot be fetched", e);
        }
    }

    private static JWKSource<SecurityContext> keys(URI jwks) {
        int millis = Math.toIntExact(TO_FETCH.toMillis());
        return JWKSourceBuilder.create(url(jwks), new DefaultResourceRetriever(millis, millis, MAX_BYTES))
                // It would need a thread that somebody must stop, and a token can wait for a fetch.
                .refreshAheadCache(false)
                .outageTolerant(true)
                .build();
    }

    private static URL url(URI jwks) {
        try {
            return jwks.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not an http or https URL: " + jwks, e);
        }
    }
}
