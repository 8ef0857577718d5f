package io.bellbuoy.kit.config;

import io.bellbuoy.time.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/**
 * The delivery history.
 *
 * @param retention how long it is kept; zero for not at all
 * @param peerSecret what instances show each other; without one they do not ask each other
 * @param host address that the others are answered on
 * @param advertisedHost where the others find it, if that is another
 */
public record HistoryConfig(
        Duration retention,
        Path stateDir,
        int standbyReplicas,
        Optional<Password> peerSecret,
        String host,
        int port,
        Optional<String> advertisedHost) {

    public HistoryConfig {
        ConfigCatalogue.check(ConfigCatalogue.HISTORY_RETENTION, Durations.format(retention));
        ConfigCatalogue.check(ConfigCatalogue.HISTORY_STANDBY_REPLICAS, standbyReplicas);
        peerSecret.ifPresent(secret -> ConfigCatalogue.check(ConfigCatalogue.HISTORY_PEER_SECRET, secret));
        ConfigCatalogue.check(ConfigCatalogue.HISTORY_HOST, host);
        ConfigCatalogue.check(ConfigCatalogue.HISTORY_PORT, port);
        advertisedHost.ifPresent(name -> ConfigCatalogue.check(ConfigCatalogue.HISTORY_ADVERTISED_HOST, name));
    }

    /** Whether anything is kept. */
    public boolean isOn() {
        return !retention.isZero();
    }

    static HistoryConfig from(Settings settings) {
        return new HistoryConfig(
                settings.duration(ConfigCatalogue.HISTORY_RETENTION),
                Path.of(settings.text(ConfigCatalogue.HISTORY_STATE_DIR)),
                settings.number(ConfigCatalogue.HISTORY_STANDBY_REPLICAS),
                settings.secret(ConfigCatalogue.HISTORY_PEER_SECRET),
                settings.text(ConfigCatalogue.HISTORY_HOST),
                settings.number(ConfigCatalogue.HISTORY_PORT),
                settings.optionalText(ConfigCatalogue.HISTORY_ADVERTISED_HOST));
    }
}
