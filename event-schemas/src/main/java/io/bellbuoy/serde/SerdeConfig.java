package io.bellbuoy.serde;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The settings of Confluent's serdes that ours understand, under the same names. The last four change which schema a record
 * is written with, which ours do not offer: better refused than passed by, as the rest of a client's settings is.
 */
final class SerdeConfig extends AbstractConfig {
    static final String URL = "schema.registry.url";
    static final String AUTO_REGISTER = "auto.register.schemas";
    static final String REMOVE_JAVA_PROPERTIES = "avro.remove.java.properties";
    static final String SPECIFIC_READER = "specific.avro.reader";
    static final String BASIC_SOURCE = "basic.auth.credentials.source";
    static final String USER_INFO = "basic.auth.user.info";
    static final String USER_INFO_OLD = "schema.registry.basic.auth.user.info";
    static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    static final String BEARER_TOKEN = "bearer.auth.token";
    static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
    static final String READ_TIMEOUT = "http.read.timeout.ms";
    static final String MAX_RETRIES = "max.retries";
    static final String RETRY_WAIT = "retries.wait.ms";
    static final String RETRY_MAX_WAIT = "retries.max.wait.ms";
    static final String KEY_SUBJECT = "key.subject.name.strategy";
    static final String VALUE_SUBJECT = "value.subject.name.strategy";
    static final String USE_LATEST = "use.latest.version";
    static final String NORMALIZE = "normalize.schemas";

    private static final String TOPIC_NAME = "io.confluent.kafka.serializers.subject.TopicNameStrategy";
    private static final ConfigDef DEFINITION = new ConfigDef()
            .define(URL, LIST, HIGH, "Addresses of the registry, tried in turn.")
            .define(AUTO_REGISTER, BOOLEAN, true, MEDIUM, "Whether writing may register a new schema.")
            .define(REMOVE_JAVA_PROPERTIES, BOOLEAN, false, LOW, "Whether to register without avro.java.string.")
            .define(SPECIFIC_READER, BOOLEAN, false, HIGH, "Whether to read into generated classes.")
            .define(BASIC_SOURCE, STRING, "", MEDIUM, "URL (the default) or USER_INFO.")
            .define(USER_INFO, PASSWORD, "", MEDIUM, "user:password, for USER_INFO.")
            .define(USER_INFO_OLD, PASSWORD, "", LOW, "An older name of " + USER_INFO + ".")
            .define(BEARER_SOURCE, STRING, "", MEDIUM, "STATIC_TOKEN or nothing.")
            .define(BEARER_TOKEN, PASSWORD, "", MEDIUM, "The token, for STATIC_TOKEN.")
            // Confluent waits a minute for each of these two, on the thread that polls: too near max.poll.interval.ms.
            .define(CONNECT_TIMEOUT, INT, 5_000, atLeast(1), LOW, "Time to connect.")
            .define(READ_TIMEOUT, INT, 10_000, atLeast(1), LOW, "Time for one exchange, connecting included.")
            .define(MAX_RETRIES, INT, 3, atLeast(0), LOW, "Further rounds over all addresses.")
            .define(RETRY_WAIT, INT, 1_000, atLeast(0), LOW, "Pause before the first of them; then it doubles.")
            .define(RETRY_MAX_WAIT, INT, 20_000, atLeast(0), LOW, "The longest pause.")
            .define(KEY_SUBJECT, STRING, TOPIC_NAME, SerdeConfig::onlyTopicName, LOW, "<topic>-key.")
            .define(VALUE_SUBJECT, STRING, TOPIC_NAME, SerdeConfig::onlyTopicName, LOW, "<topic>-value.")
            .define(USE_LATEST, BOOLEAN, false, SerdeConfig::onlyFalse, LOW, "Not offered.")
            .define(NORMALIZE, BOOLEAN, false, SerdeConfig::onlyFalse, LOW, "Not offered.");

    SerdeConfig(Map<String, ?> settings) {
        super(DEFINITION, settings, false);
    }

    List<RegistryUrl> registryUrls() {
        Credentials credentials = credentials();
        List<RegistryUrl> urls = getList(URL).stream()
                .map(text -> RegistryUrl.parse(text, credentials))
                .toList();
        if (urls.isEmpty()) {
            throw new ConfigException(URL + " is empty");
        }
        return urls;
    }

    boolean autoRegister() {
        return getBoolean(AUTO_REGISTER);
    }

    boolean removeJavaProperties() {
        return getBoolean(REMOVE_JAVA_PROPERTIES);
    }

    boolean specificReader() {
        return getBoolean(SPECIFIC_READER);
    }

    Duration connectTimeout() {
        return millis(CONNECT_TIMEOUT);
    }

    Duration readTimeout() {
        return millis(READ_TIMEOUT);
    }

    Backoff backoff() {
        return new Backoff(getInt(MAX_RETRIES), millis(RETRY_WAIT), millis(RETRY_MAX_WAIT));
    }

    private Credentials credentials() {
        String basic = getString(BASIC_SOURCE);
        String bearer = getString(BEARER_SOURCE);
        if (!basic.isEmpty() && !bearer.isEmpty()) {
            throw new ConfigException("Only one of " + BASIC_SOURCE + " and " + BEARER_SOURCE + " can be set");
        }
        return bearer.isEmpty() ? basicCredentials(basic) : bearerCredentials(bearer);
    }

    private Credentials basicCredentials(String source) {
        return switch (source) {
            case "", "URL" -> Credentials.ofUrl();
            case "USER_INFO" ->
                Credentials.ofUserInfo(
                        secret(USER_INFO).isEmpty() ? required(USER_INFO_OLD, USER_INFO) : secret(USER_INFO));
            default -> throw new ConfigException(BASIC_SOURCE, source, "URL and USER_INFO are offered");
        };
    }

    private Credentials bearerCredentials(String source) {
        if (!source.equals("STATIC_TOKEN")) {
            throw new ConfigException(BEARER_SOURCE, source, "STATIC_TOKEN is offered");
        }
        return Credentials.ofToken(required(BEARER_TOKEN, BEARER_TOKEN));
    }

    private String required(String key, String nameToTell) {
        if (secret(key).isEmpty()) {
            throw new ConfigException(nameToTell + " is missing");
        }
        return secret(key);
    }

    private String secret(String key) {
        return getPassword(key).value();
    }

    private Duration millis(String key) {
        return Duration.ofMillis(getInt(key));
    }

    private static void onlyTopicName(String key, Object value) {
        if (!TOPIC_NAME.equals(value)) {
            throw new ConfigException(key, value, TOPIC_NAME + " is offered");
        }
    }

    private static void onlyFalse(String key, Object value) {
        if (!Boolean.FALSE.equals(value)) {
            throw new ConfigException(key, value, "false is offered");
        }
    }
}
