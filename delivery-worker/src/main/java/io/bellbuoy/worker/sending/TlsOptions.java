package io.bellbuoy.worker.sending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bellbuoy.kit.pem.Certificates;
import io.bellbuoy.kit.pem.InvalidPemException;
import io.bellbuoy.kit.pem.PrivateKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What Vert.x makes TLS connections with, made once per settings for as long as they are in use. Any thread may call; making
 * them takes milliseconds and happens on a worker thread.
 *
 * <p>Vert.x shares a connection between requests whose options are equal, and neither {@code trustAll} nor the verification
 * of host names counts there. So whoever verifies has trust options, which are equal to themselves alone, and whoever does
 * not has none.
 */
final class TlsOptions {

    private static final int MOST_SETTINGS = 1_000;
    private static final Duration UNUSED = Duration.ofHours(1);
    private static final String UNGUARDED = "";

    private final Vertx vertx;
    private final List<X509Certificate> platform;
    private final Cache<TlsSettings, Future<ClientSSLOptions>> made = Caffeine.newBuilder()
            .maximumSize(MOST_SETTINGS)
            .expireAfterAccess(UNUSED)
            .build();

    TlsOptions(Vertx vertx) {
        this.vertx = vertx;
        this.platform = platformAuthorities();
    }

    /** Fails with {@link InvalidTlsException} when the settings cannot be used. */
    Future<ClientSSLOptions> of(TlsSettings settings) {
        return made.get(settings, unknown -> vertx.executeBlocking(() -> make(unknown)));
    }

    private ClientSSLOptions make(TlsSettings settings) throws InvalidTlsException {
        try {
            ClientSSLOptions options = settings.verify() ? verifying(settings) : trustingAnyone();
            if (settings.clientCertificate() != null && settings.clientKey() != null) {
                options.setKeyCertOptions(identity(settings.clientCertificate(), settings.clientKey()));
            }
            return options;
        } catch (InvalidPemException e) {
            throw new InvalidTlsException("A certificate or key " + e.getMessage());
        } catch (GeneralSecurityException | IOException e) {
            throw new InvalidTlsException("The certificates or the key cannot be used");
        }
    }

    private ClientSSLOptions verifying(TlsSettings settings)
            throws InvalidPemException, GeneralSecurityException, IOException {
        List<X509Certificate> own =
                settings.caCertificates() == null ? List.of() : Certificates.parse(settings.caCertificates());
        KeyStore trusted = emptyStore();
        int number = 0;
        for (X509Certificate authority :
                Stream.concat(platform.stream(), own.stream()).toList()) {
            trusted.setCertificateEntry(Integer.toString(number++), authority);
        }
        TrustManagerFactory managers = trustManagers(trusted);
        return new ClientSSLOptions()
                .setHostnameVerificationAlgorithm("HTTPS")
                .setTrustOptions(TrustOptions.wrap(managers.getTrustManagers()[0]));
    }

    private static ClientSSLOptions trustingAnyone() {
        return new ClientSSLOptions().setHostnameVerificationAlgorithm("").setTrustAll(true);
    }

    private static KeyCertOptions identity(String certificate, String pkcs8)
            throws InvalidPemException, GeneralSecurityException, IOException {
        List<X509Certificate> chain = Certificates.parse(certificate);
        PrivateKey key = PrivateKeys.parse(pkcs8);
        KeyStore store = emptyStore();
        store.setKeyEntry("client", key, UNGUARDED.toCharArray(), chain.toArray(Certificate[]::new));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, UNGUARDED.toCharArray());
        return KeyCertOptions.wrap(managers);
    }

    private static List<X509Certificate> platformAuthorities() {
        try {
            X509TrustManager manager = (X509TrustManager) trustManagers(null).getTrustManagers()[0];
            return List.of(manager.getAcceptedIssuers());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform's certificate authorities cannot be read", e);
        }
    }

    private static TrustManagerFactory trustManagers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        return managers;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
