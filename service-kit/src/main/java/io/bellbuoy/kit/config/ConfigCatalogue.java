package io.bellbuoy.kit.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.DOUBLE;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.util.Locale;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/** Every configuration key: its type, default, what it expects and what it is for. Keys are spelled only here. */
public final class ConfigCatalogue {

    /** Keys that begin so, and are not in the catalogue, go to every Kafka client without the prefix. */
    public static final String KAFKA_PREFIX = "kafka.";

    /** Keys that begin so, and are not in the catalogue, go to the serdes; see {@link SchemaRegistryConfig}. */
    public static final String SCHEMA_REGISTRY_PREFIX = "schema.registry.";

    public static final String KAFKA_BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";
    public static final String SCHEMA_REGISTRY_URL = "schema.registry.url";
    public static final String TOPICS_PREFIX = "topics.prefix";
    public static final String TOPICS_EVENT_PARTITIONS = "topics.event-partitions";
    public static final String TOPICS_NOTIFICATION_PARTITIONS = "topics.notification-partitions";
    public static final String TOPICS_REPLICATION_FACTOR = "topics.replication-factor";
    public static final String TOPICS_MIN_INSYNC_REPLICAS = "topics.min-insync-replicas";
    public static final String HTTP_HOST = "http.host";
    public static final String HTTP_PORT = "http.port";
    public static final String HTTP_MAX_BODY_BYTES = "http.max-body-bytes";
    public static final String HTTP_MAX_BATCH = "http.max-batch";
    public static final String HTTP_MAX_HEADER_BYTES = "http.max-header-bytes";
    public static final String HTTP_ACCEPT_TIMEOUT = "http.accept-timeout";
    public static final String HTTP_BODY_TIMEOUT = "http.body-timeout";
    public static final String HTTP_IDLE_TIMEOUT = "http.idle-timeout";
    public static final String HTTP_MAX_CONNECTIONS = "http.max-connections";
    public static final String HTTP_MAX_IN_HAND = "http.max-in-hand";
    public static final String HTTP_MAX_IN_HAND_BYTES = "http.max-in-hand-bytes";
    public static final String HTTP_DRAIN_DELAY = "http.drain-delay";
    public static final String HTTP_TLS_CERTIFICATE_FILE = "http.tls.certificate-file";
    public static final String HTTP_TLS_KEY_FILE = "http.tls.key-file";
    public static final String HTTP_CORS_ORIGINS = "http.cors-origins";
    public static final String HTTP_TOKEN_RATE = "http.token-rate";
    public static final String HTTP_TENANT_RATE = "http.tenant-rate";
    public static final String ADMIN_TOKEN = "admin.token";
    public static final String AUTH_DISABLED = "auth.disabled";
    public static final String AUTH_OIDC_ISSUER = "auth.oidc.issuer";
    public static final String AUTH_OIDC_AUDIENCE = "auth.oidc.audience";
    public static final String AUTH_OIDC_JWKS_URL = "auth.oidc.jwks-url";
    public static final String AUTH_OIDC_ALGORITHMS = "auth.oidc.algorithms";
    public static final String AUTH_OIDC_CLOCK_SKEW = "auth.oidc.clock-skew";
    public static final String AUTH_OIDC_ROLES_CLAIM = "auth.oidc.roles-claim";
    public static final String AUTH_OIDC_GRANTS = "auth.oidc.grants";
    public static final String SUBSCRIPTIONS_MAX_PER_TENANT = "subscriptions.max-per-tenant";
    public static final String SOURCES_JWKS_URL = "sources.jwks-url";
    public static final String SECRETS_KEYSET = "secrets.keyset";
    public static final String SECRETS_KEYSET_FILE = "secrets.keyset-file";
    public static final String MANAGEMENT_HOST = "management.host";
    public static final String MANAGEMENT_PORT = "management.port";
    public static final String MATCHER_APPLICATION_ID = "matcher.application-id";
    public static final String MATCHER_STATE_DIR = "matcher.state-dir";
    public static final String MATCHER_THREADS = "matcher.threads";
    public static final String MATCHER_STANDBY_REPLICAS = "matcher.standby-replicas";
    public static final String MATCHER_SESSION_TIMEOUT = "matcher.session-timeout";
    public static final String MATCHER_COMMIT_INTERVAL = "matcher.commit-interval";
    public static final String MATCHER_DEDUP_WINDOW = "matcher.dedup-window";
    public static final String DELIVERY_GROUP_ID = "delivery.group-id";
    public static final String DELIVERY_INSTANCE_ID = "delivery.instance-id";
    public static final String DELIVERY_THREADS = "delivery.threads";
    public static final String DELIVERY_MAX_IN_FLIGHT = "delivery.max-in-flight";
    public static final String DELIVERY_MAX_IN_FLIGHT_PER_HOST = "delivery.max-in-flight-per-host";
    public static final String DELIVERY_RESUME_RATE = "delivery.resume-rate";
    public static final String DELIVERY_MAX_GAP = "delivery.max-gap";
    public static final String DELIVERY_STUCK_AFTER = "delivery.stuck-after";
    public static final String DELIVERY_COMMIT_INTERVAL = "delivery.commit-interval";
    public static final String DELIVERY_ALLOWED_NETWORKS = "delivery.allowed-networks";
    public static final String DELIVERY_RETRY_LADDER = "delivery.retry-ladder";
    public static final String DELIVERY_RETRY_JITTER = "delivery.retry-jitter";
    public static final String DELIVERY_MAX_RESPONSE_BYTES = "delivery.max-response-bytes";
    public static final String DELIVERY_EXCERPT_BYTES = "delivery.excerpt-bytes";
    public static final String DELIVERY_USER_AGENT = "delivery.user-agent";
    public static final String HISTORY_RETENTION = "history.retention";
    public static final String HISTORY_STATE_DIR = "history.state-dir";
    public static final String HISTORY_STANDBY_REPLICAS = "history.standby-replicas";
    public static final String HISTORY_PEER_SECRET = "history.peer-secret";
    public static final String HISTORY_HOST = "history.host";
    public static final String HISTORY_PORT = "history.port";
    public static final String HISTORY_ADVERTISED_HOST = "history.advertised-host";
    public static final String EGRESS_DENIED_NETWORKS = "egress.denied-networks";
    public static final String EGRESS_ALLOWED_HOSTS = "egress.allowed-hosts";
    public static final String EGRESS_DENIED_HOSTS = "egress.denied-hosts";
    public static final String EGRESS_HTTPS_ONLY = "egress.https-only";
    public static final String EGRESS_NAME_SERVERS = "egress.name-servers";
    public static final String EGRESS_PROXIES = "egress.proxies";
    public static final String EGRESS_DEFAULT_PROXY = "egress.default-proxy";
    public static final String EGRESS_NO_PROXY = "egress.no-proxy";
    public static final String EGRESS_PROXY_RESOLVES = "egress.proxy-resolves";
    public static final String ENDPOINT_HEALTH_SUSPEND_AFTER = "endpoint-health.suspend-after";
    public static final String ENDPOINT_HEALTH_SPREAD = "endpoint-health.spread";

    static final String VERSION = BuildVersion.read();

    private static final int MANY = 1_000_000;
    private static final int MEBIBYTE = 1 << 20;

    static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    KAFKA_BOOTSTRAP_SERVERS,
                    STRING,
                    "localhost:9092",
                    Expectation.text(),
                    HIGH,
                    "Kafka brokers to ask first. Any other `kafka.*` key goes to every Kafka client as it is, "
                            + "without `kafka.`: TLS, SASL.")
            .define(
                    SCHEMA_REGISTRY_URL,
                    STRING,
                    "http://127.0.0.1:8081",
                    Expectation.httpUrls(),
                    HIGH,
                    "Schema registry. Any other `schema.registry.*` key goes to the serdes: `basic.auth.*` and the like "
                            + "without `schema.registry.`, `ssl.*` with it.")
            .define(
                    TOPICS_PREFIX,
                    STRING,
                    "bellbuoy.",
                    Expectation.topicPrefix(),
                    HIGH,
                    "What every topic's name begins with, and consumer groups' and transactions' ids too.")
            .define(
                    TOPICS_EVENT_PARTITIONS,
                    INT,
                    12,
                    Expectation.wholeNumber(1, MANY),
                    HIGH,
                    "Partitions of `events`, `subscriptions`, `sources`, `tokens` and `audit`. Cannot be changed once the topics exist.")
            .define(
                    TOPICS_NOTIFICATION_PARTITIONS,
                    INT,
                    12,
                    Expectation.wholeNumber(1, MANY),
                    HIGH,
                    "Partitions of `notifications`, its retry rungs, `delivery-status`, `endpoint-health` "
                            + "and `delivery-order`. "
                            + "Cannot be changed once the topics exist.")
            .define(
                    TOPICS_REPLICATION_FACTOR,
                    INT,
                    3,
                    Expectation.wholeNumber(1, Short.MAX_VALUE),
                    HIGH,
                    "Copies of every partition, given to topics when they are created.")
            .define(
                    TOPICS_MIN_INSYNC_REPLICAS,
                    INT,
                    2,
                    Expectation.wholeNumber(1, Short.MAX_VALUE),
                    HIGH,
                    "Copies that must have a record before it counts as written.")
            .define(HTTP_HOST, STRING, "127.0.0.1", Expectation.text(), HIGH, "Address that the front door listens on.")
            .define(HTTP_PORT, INT, 8080, Expectation.port(), HIGH, "Port of the front door; 0 takes a free one.")
            .define(
                    HTTP_MAX_BODY_BYTES,
                    INT,
                    MEBIBYTE,
                    Expectation.wholeNumber(1, 1 << 30),
                    MEDIUM,
                    "Largest request body that is accepted.")
            .define(HTTP_MAX_BATCH, INT, 500, Expectation.wholeNumber(1, MANY), MEDIUM, "Most events in one request.")
            .define(
                    HTTP_MAX_HEADER_BYTES,
                    INT,
                    16 << 10,
                    Expectation.wholeNumber(1 << 10, MEBIBYTE),
                    LOW,
                    "Largest sum of a request's headers.")
            .define(
                    HTTP_ACCEPT_TIMEOUT,
                    STRING,
                    "10s",
                    Expectation.duration(),
                    MEDIUM,
                    "How long an event may wait for Kafka's acknowledgement before the answer is 503.")
            .define(
                    HTTP_BODY_TIMEOUT,
                    STRING,
                    "10s",
                    Expectation.duration(),
                    LOW,
                    "How long a body may take to arrive before the answer is 408.")
            .define(
                    HTTP_IDLE_TIMEOUT,
                    STRING,
                    "1m",
                    Expectation.duration(),
                    LOW,
                    "How long a connection may wait for its next request, and that request's headers may take to arrive.")
            .define(
                    HTTP_MAX_CONNECTIONS,
                    INT,
                    10_000,
                    Expectation.wholeNumber(1, MANY),
                    MEDIUM,
                    "Most connections that are open; what comes beyond is closed at once.")
            .define(
                    HTTP_MAX_IN_HAND,
                    INT,
                    2_000,
                    Expectation.wholeNumber(1, MANY),
                    MEDIUM,
                    "Most requests with a body that are open; the answer to any more is 503, before their body is read.")
            .define(
                    HTTP_MAX_IN_HAND_BYTES,
                    INT,
                    64 * MEBIBYTE,
                    Expectation.wholeNumber(1, Integer.MAX_VALUE),
                    MEDIUM,
                    "Most bytes of bodies of open requests, likewise. "
                            + "A body that does not say how long it is counts as the largest that is accepted.")
            .define(
                    HTTP_DRAIN_DELAY,
                    STRING,
                    "0",
                    Expectation.durationOrZero(),
                    MEDIUM,
                    "How long a service that stops is not ready and yet takes requests, "
                            + "for load balancers to notice; each answer then says `Connection: close`.")
            .define(
                    HTTP_TLS_CERTIFICATE_FILE,
                    STRING,
                    absent(),
                    Expectation.text(),
                    HIGH,
                    "Certificate that the front door shows, in PEM, with those of the authorities between behind it; without one "
                            + "it speaks plain HTTP. Read again when it changes.")
            .define(
                    HTTP_TLS_KEY_FILE,
                    STRING,
                    absent(),
                    Expectation.text(),
                    HIGH,
                    "Private key of that certificate, PKCS #8 in PEM.")
            .define(
                    HTTP_CORS_ORIGINS,
                    LIST,
                    "",
                    Expectation.origins(),
                    LOW,
                    "Web sites, such as `https://console.example`, whose scripts may use the API from a browser.")
            .define(
                    HTTP_TOKEN_RATE,
                    INT,
                    0,
                    Expectation.wholeNumber(0, MANY),
                    MEDIUM,
                    "Most requests a second with one token, at one instance; 0: any number.")
            .define(
                    HTTP_TENANT_RATE,
                    INT,
                    0,
                    Expectation.wholeNumber(0, MANY),
                    MEDIUM,
                    "Most requests a second about one tenant, at one instance; 0: any number.")
            .define(
                    ADMIN_TOKEN,
                    PASSWORD,
                    absent(),
                    Expectation.secret(16),
                    HIGH,
                    "Bearer token of the platform's administrator, which no topic holds and nobody can revoke.")
            .define(
                    AUTH_DISABLED,
                    BOOLEAN,
                    false,
                    Expectation.trueOrFalse(),
                    MEDIUM,
                    "Whether everybody who reaches the front door is the administrator; only where `http.host` is a loopback address.")
            .define(
                    AUTH_OIDC_ISSUER,
                    STRING,
                    absent(),
                    Expectation.text(),
                    HIGH,
                    "OpenID Connect issuer (`iss`) whose tokens are taken, too.")
            .define(
                    AUTH_OIDC_AUDIENCE,
                    STRING,
                    absent(),
                    Expectation.text(),
                    HIGH,
                    "Whom its tokens must be meant for (`aud`).")
            .define(
                    AUTH_OIDC_JWKS_URL,
                    STRING,
                    absent(),
                    Expectation.httpUrl(),
                    HIGH,
                    "Where its public keys (JWKS) are; fetched anew for a key that is not known yet.")
            .define(
                    AUTH_OIDC_ALGORITHMS,
                    LIST,
                    "RS256,ES256",
                    Expectation.signatureAlgorithms(),
                    LOW,
                    "Algorithms that its tokens may be signed by.")
            .define(
                    AUTH_OIDC_CLOCK_SKEW,
                    STRING,
                    "30s",
                    Expectation.durationOrZero(),
                    LOW,
                    "How far its clock may be off.")
            .define(
                    AUTH_OIDC_ROLES_CLAIM,
                    STRING,
                    "groups",
                    Expectation.text(),
                    MEDIUM,
                    "Claim whose values `tenant:role`, `*:role` and `platform-admin` are roles here; dots lead into objects: "
                            + "`realm_access.roles`.")
            .define(
                    AUTH_OIDC_GRANTS,
                    LIST,
                    "",
                    Expectation.claimGrants(),
                    MEDIUM,
                    "What other claims grant: `repository=acme/web>acme:producer,groups=ops>platform-admin`.")
            .define(
                    SUBSCRIPTIONS_MAX_PER_TENANT,
                    INT,
                    1_000,
                    Expectation.wholeNumber(1, MANY),
                    LOW,
                    "Most subscriptions of one tenant; the platform's own count as those of one more.")
            .define(
                    SOURCES_JWKS_URL,
                    STRING,
                    "https://www.googleapis.com/oauth2/v3/certs",
                    Expectation.httpUrl(),
                    LOW,
                    "Where the public keys (JWKS) are that tokens of sources with `gar-oidc` are signed with.")
            .define(
                    SECRETS_KEYSET,
                    PASSWORD,
                    absent(),
                    Expectation.secret(1),
                    HIGH,
                    "Keys that secrets of subscriptions and sources are encrypted with in Kafka: a Tink key set in JSON. Without keys they "
                            + "lie there in clear. Wins over the file.")
            .define(
                    SECRETS_KEYSET_FILE,
                    STRING,
                    absent(),
                    Expectation.text(),
                    HIGH,
                    "File with that key set, as `deploy/bellbuoy secrets new` makes one.")
            .define(
                    MANAGEMENT_HOST,
                    STRING,
                    "127.0.0.1",
                    Expectation.text(),
                    MEDIUM,
                    "Address that health and metrics are served on.")
            .define(
                    MANAGEMENT_PORT,
                    INT,
                    9090,
                    Expectation.port(),
                    MEDIUM,
                    "Port of `/livez`, `/readyz` and `/metrics`; 0 takes a free one.")
            .define(
                    MATCHER_APPLICATION_ID,
                    STRING,
                    "matcher",
                    Expectation.text(),
                    MEDIUM,
                    "Kafka Streams application id of the matcher, behind `topics.prefix`.")
            .define(
                    MATCHER_STATE_DIR,
                    STRING,
                    "data/matcher",
                    Expectation.text(),
                    MEDIUM,
                    "Directory of the matcher's state, for one process alone. Kafka has all of it too, but a matcher that "
                            + "finds its state again starts sooner.")
            .define(
                    MATCHER_THREADS,
                    INT,
                    1,
                    Expectation.wholeNumber(1, 1_000),
                    MEDIUM,
                    "Stream threads of one matcher.")
            .define(
                    MATCHER_STANDBY_REPLICAS,
                    INT,
                    1,
                    Expectation.wholeNumber(0, 100),
                    MEDIUM,
                    "Warm copies of every partition's state on other matchers, if there are any: what takes over from a dead "
                            + "one then has nothing to restore.")
            .define(
                    MATCHER_SESSION_TIMEOUT,
                    STRING,
                    "6s",
                    Expectation.duration(),
                    MEDIUM,
                    "How long a matcher may be silent before another takes over. No shorter than the brokers' "
                            + "`group.min.session.timeout.ms`.")
            .define(
                    MATCHER_COMMIT_INTERVAL,
                    STRING,
                    "10ms",
                    Expectation.duration(),
                    LOW,
                    "How often the matcher commits: most of the time from event to notification.")
            .define(
                    MATCHER_DEDUP_WINDOW,
                    STRING,
                    "1h",
                    Expectation.durationOrZero(),
                    MEDIUM,
                    "How long an event's id is remembered, so that the event notifies once however often it is reported; "
                            + "0 remembers none.")
            .define(
                    DELIVERY_GROUP_ID,
                    STRING,
                    "worker",
                    Expectation.text(),
                    MEDIUM,
                    "Consumer group of the delivery workers, behind `topics.prefix`.")
            .define(
                    DELIVERY_INSTANCE_ID,
                    STRING,
                    absent(),
                    Expectation.instanceId(),
                    MEDIUM,
                    "Name of this worker, which no other of its group has and which it keeps over restarts, such as that of "
                            + "its pod. A worker that is killed and back within 10 s then has its partitions again at once.")
            .define(
                    DELIVERY_THREADS,
                    INT,
                    1,
                    Expectation.wholeNumber(1, 1_000),
                    MEDIUM,
                    "Lanes of one worker: consumers, each with its own thread and transactions.")
            .define(
                    DELIVERY_MAX_IN_FLIGHT,
                    INT,
                    512,
                    Expectation.wholeNumber(1, MANY),
                    MEDIUM,
                    "Most requests that one lane has open. One endpoint gets at most an eighth of those that are free, so "
                            + "that slow ones leave room for the others.")
            .define(
                    DELIVERY_MAX_IN_FLIGHT_PER_HOST,
                    INT,
                    128,
                    Expectation.wholeNumber(1, MANY),
                    MEDIUM,
                    "Most of these to one host and port, over all subscriptions.")
            .define(
                    DELIVERY_RESUME_RATE,
                    INT,
                    100,
                    Expectation.wholeNumber(1, MANY),
                    MEDIUM,
                    "Most requests per second to one endpoint of what it was spared before: while its subscription was "
                            + "disabled, its breaker open, or its backlog too long.")
            .define(
                    DELIVERY_MAX_GAP,
                    INT,
                    100_000,
                    Expectation.wholeNumber(1, 100_000),
                    LOW,
                    "How many offsets of a partition may be taken beyond its oldest open one: no fewer than come while a "
                            + "request waits for its time-out, or a slow endpoint holds the others up. A commit remembers "
                            + "which of them are done, all of 20,000 in any case, of more as long as few are open.")
            .define(
                    DELIVERY_STUCK_AFTER,
                    STRING,
                    "5m",
                    Expectation.duration(),
                    LOW,
                    "A lane starts anew when its oldest open record has not moved for so long. No less than a few times the "
                            + "longest time-out of a request.")
            .define(
                    DELIVERY_COMMIT_INTERVAL,
                    STRING,
                    "100ms",
                    Expectation.duration(),
                    LOW,
                    "How often a lane commits what it has settled.")
            .define(
                    DELIVERY_ALLOWED_NETWORKS,
                    LIST,
                    "",
                    Expectation.networks(),
                    HIGH,
                    "Private or otherwise special networks that webhooks may go to all the same.")
            .define(
                    DELIVERY_RETRY_LADDER,
                    LIST,
                    "5s,1m,5m,30m,2h,6h,12h",
                    Expectation.retryLadder(),
                    MEDIUM,
                    "Delays before the second, third, … attempt; each is a topic.")
            .define(
                    DELIVERY_RETRY_JITTER,
                    DOUBLE,
                    0.2,
                    Expectation.part(),
                    LOW,
                    "The part of such a delay that chance may take away, so that what failed together comes apart.")
            .define(
                    DELIVERY_MAX_RESPONSE_BYTES,
                    INT,
                    64 << 10,
                    Expectation.wholeNumber(0, 1 << 30),
                    LOW,
                    "How much of an endpoint's answer is read; the rest is dropped.")
            .define(
                    DELIVERY_EXCERPT_BYTES,
                    INT,
                    1 << 10,
                    Expectation.wholeNumber(0, 64 << 10),
                    MEDIUM,
                    "How much of a webhook's body, and as much of the answer's, its delivery status shows; 0 shows none.")
            .define(
                    DELIVERY_USER_AGENT,
                    STRING,
                    "Bellbuoy/" + VERSION,
                    Expectation.text(),
                    LOW,
                    "`User-Agent` of webhook requests.")
            .define(
                    HISTORY_RETENTION,
                    STRING,
                    "7d",
                    Expectation.historyRetention(),
                    MEDIUM,
                    "How long the API tells what became of deliveries, as long as `delivery-status` is kept at most; "
                            + "0 keeps nothing.")
            .define(
                    HISTORY_STATE_DIR,
                    STRING,
                    "data/history",
                    Expectation.text(),
                    MEDIUM,
                    "Directory of the delivery history, for one process alone. Kafka has all of it too, but an instance "
                            + "that finds it again can be asked sooner.")
            .define(
                    HISTORY_STANDBY_REPLICAS,
                    INT,
                    1,
                    Expectation.wholeNumber(0, 100),
                    MEDIUM,
                    "Copies of the delivery history on other instances, if there are any, which answer while one is away.")
            .define(
                    HISTORY_PEER_SECRET,
                    PASSWORD,
                    absent(),
                    Expectation.secret(16),
                    HIGH,
                    "What all instances of `ingest` show each other when they ask for the part of the history that the other "
                            + "keeps. Without it they do not ask: right for one that is alone.")
            .define(
                    HISTORY_HOST,
                    STRING,
                    "127.0.0.1",
                    Expectation.text(),
                    MEDIUM,
                    "Address that the other instances are answered on, if there is such a secret.")
            .define(
                    HISTORY_PORT,
                    INT,
                    0,
                    Expectation.port(),
                    MEDIUM,
                    "Port of that; 0 takes a free one, which the others are told.")
            .define(
                    HISTORY_ADVERTISED_HOST,
                    STRING,
                    absent(),
                    Expectation.text(),
                    MEDIUM,
                    "Where the others find this instance, such as its pod's address; absent: `history.host`.")
            .define(
                    EGRESS_DENIED_NETWORKS,
                    LIST,
                    "",
                    Expectation.networks(),
                    MEDIUM,
                    "Networks that webhooks may not go to, whatever else is allowed.")
            .define(
                    EGRESS_ALLOWED_HOSTS,
                    LIST,
                    "",
                    Expectation.hosts(),
                    MEDIUM,
                    "The only hosts that webhooks may go to, if there are any here; their addresses are vetted all the same.")
            .define(
                    EGRESS_DENIED_HOSTS,
                    LIST,
                    "",
                    Expectation.hosts(),
                    MEDIUM,
                    "Hosts that webhooks may not go to, whatever else is allowed; `*.corp.example` is every host below "
                            + "`corp.example`.")
            .define(
                    EGRESS_HTTPS_ONLY,
                    BOOLEAN,
                    false,
                    Expectation.trueOrFalse(),
                    MEDIUM,
                    "Whether webhooks may go over https alone.")
            .define(
                    EGRESS_NAME_SERVERS,
                    LIST,
                    "",
                    Expectation.nameServers(),
                    LOW,
                    "Name servers that are asked for the addresses of endpoints, with their ports; none: the system's.")
            .define(
                    EGRESS_PROXIES,
                    PASSWORD,
                    absent(),
                    Expectation.proxies(),
                    MEDIUM,
                    "Forward proxies, `corp=http://user:password@proxy:3128,tor=socks5://127.0.0.1:9050`, that subscriptions "
                            + "may ask for by name: `http`, `https` or `socks5`.")
            .define(
                    EGRESS_DEFAULT_PROXY,
                    STRING,
                    absent(),
                    Expectation.text(),
                    MEDIUM,
                    "Name of the proxy for subscriptions that ask for none.")
            .define(
                    EGRESS_NO_PROXY,
                    LIST,
                    "",
                    Expectation.hosts(),
                    MEDIUM,
                    "Hosts that are reached without a proxy, whoever asks for one.")
            .define(
                    EGRESS_PROXY_RESOLVES,
                    BOOLEAN,
                    false,
                    Expectation.trueOrFalse(),
                    LOW,
                    "Whether host names are left for proxies to resolve. Then nobody but the proxy can vet their addresses.")
            .define(
                    ENDPOINT_HEALTH_SUSPEND_AFTER,
                    STRING,
                    "5d",
                    Expectation.durationOrZero(),
                    MEDIUM,
                    "How long an endpoint may do nothing but fail before it is suspended; "
                            + "0 suspends none but those that answer 410.")
            .define(
                    ENDPOINT_HEALTH_SPREAD,
                    STRING,
                    "12h",
                    Expectation.durationOrZero(),
                    LOW,
                    "Over how much of that time its failures must spread, at least; shorter bursts suspend nobody.");

    private ConfigCatalogue() {}

    static boolean contains(String key) {
        return DEFINITION.configKeys().containsKey(key);
    }

    static boolean isPassThrough(String key) {
        return isBehind(KAFKA_PREFIX, key) || isBehind(SCHEMA_REGISTRY_PREFIX, key);
    }

    /** The environment variable that sets a key: {@code http.max-batch} is {@code BELLBUOY_HTTP_MAX_BATCH}. */
    static String environmentName(String key) {
        return "BELLBUOY_" + key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    /**
     * Holds a record's component against the catalogue, so that a rule stands in one place.
     *
     * @throws ConfigException if the value is not what the key expects
     */
    static void check(String key, Object value) {
        ConfigDef.ConfigKey definition =
                Objects.requireNonNull(DEFINITION.configKeys().get(key), key);
        try {
            definition.validator.ensureValid(key, value);
        } catch (org.apache.kafka.common.config.ConfigException e) {
            throw ConfigException.of(ConfigProblem.unexpected(definition, value));
        }
    }

    private static boolean isBehind(String prefix, String key) {
        return key.startsWith(prefix) && key.length() > prefix.length() && !contains(key);
    }

    private static @Nullable Object absent() {
        return null;
    }
}
