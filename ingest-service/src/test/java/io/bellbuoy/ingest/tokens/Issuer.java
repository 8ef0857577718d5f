package io.bellbuoy.ingest.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes tokens, and publishes the keys that they are signed with. */
public final class Issuer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger fetches = new AtomicInteger();
    private final Semaphore answers = new Semaphore(Integer.MAX_VALUE);
    private final ECKey curve = newCurve();
    private volatile RSAKey key = newKey("first");
    private volatile int status = 200;

    /** An issuer whose keys can be fetched. */
    public Issuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/certs", exchange -> {
            fetches.incrementAndGet();
            answers.acquireUninterruptibly();
            byte[] body = new JWKSet(List.of(key.toPublicJWK(), curve.toPublicJWK()))
                    .toString()
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    /** Where its keys are. */
    public URI jwks() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/certs");
    }

    /** A token signed as it should be. */
    public String sign(JWTClaimsSet claims) throws JOSEException {
        return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()), new RSASSASigner(key), claims);
    }

    /** A token signed with its other key, by ES256. */
    public String signByCurve(JWTClaimsSet claims) throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(curve.getKeyID()), new ECDSASigner(curve), claims);
    }

    /** Signed with the public key as if it were a shared secret: what everybody can do. */
    public String signWithPublicKeyAsSecret(JWTClaimsSet claims) throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()),
                new MACSigner(key.toRSAPublicKey().getEncoded()),
                claims);
    }

    /** Not signed at all. */
    public static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    /** Replaces its key. */
    public void rotate(String id) {
        key = newKey(id);
    }

    /** Answers whoever asks for its keys with this status from now on. */
    void answer(int other) {
        status = other;
    }

    /** Keeps whoever asks for its keys waiting, until {@link #resume}. */
    void hang() {
        answers.drainPermits();
    }

    void resume() {
        answers.release();
    }

    /** How often its keys were asked for. */
    int fetches() {
        return fetches.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static String signed(JWSHeader.Builder header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header.build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static ECKey newCurve() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has RSA", e);
        }
    }
}
