package io.bellbuoy.ingest.http;

import io.bellbuoy.kit.config.ConfigCatalogue;
import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.config.DoorConfig;
import io.bellbuoy.kit.logging.LogKeys;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listeners that show a certificate, and show a new one to those who connect once there is one in its files. */
final class TlsListeners {

    private static final Logger LOG = LoggerFactory.getLogger(TlsListeners.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final DoorConfig.Tls files;
    private final Vertx vertx;
    private final List<HttpServer> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable ServerCertificate shown;
    private @Nullable Long timer;

    TlsListeners(DoorConfig.Tls files, Vertx vertx) {
        this.files = files;
        this.vertx = vertx;
    }

    /** Reads the certificate, and from then on looks whether it has changed; throws {@link ConfigException} without one. */
    void start() {
        shown = ServerCertificate.read(files);
        timer = vertx.setPeriodic(BETWEEN_LOOKS.toMillis(), tick -> renewIfChanged());
    }

    void stop() {
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
        listeners.clear();
    }

    /** Has a listener show the certificate. */
    void prepare(HttpServerOptions options) {
        options.setSsl(true)
                // See IngestServer on HTTP/2.
                .setUseAlpn(false)
                .setKeyCertOptions(certificate().options());
    }

    /** Has it show those that follow. */
    void add(HttpServer listener) {
        listeners.add(listener);
    }

    private ServerCertificate certificate() {
        return Objects.requireNonNull(shown, "not started");
    }

    /** One that cannot be used changes nothing: it may not have been written to its end. */
    private void renewIfChanged() {
        vertx.executeBlocking(() -> ServerCertificate.read(files))
                .onSuccess(read -> {
                    if (!read.equals(shown)) {
                        shown = read;
                        ServerSSLOptions options = new ServerSSLOptions()
                                .setKeyCertOptions(read.options())
                                .setUseAlpn(false);
                        listeners.forEach(listener -> listener.updateSSLOptions(options));
                        LOG.atInfo()
                                .addKeyValue(LogKeys.CONFIG, ConfigCatalogue.HTTP_TLS_CERTIFICATE_FILE)
                                .log("Showing a new certificate");
                    }
                })
                .onFailure(failure -> LOG.atWarn()
                        .addKeyValue(LogKeys.REASON, failure.getMessage())
                        .log("Cannot read the certificate, and keep the one before it"));
    }
}
