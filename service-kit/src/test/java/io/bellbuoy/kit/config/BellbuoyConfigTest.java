package io.bellbuoy.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellbuoy.kit.config.ForwardProxy.Scheme;
import io.bellbuoy.topics.RetryLadder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BellbuoyConfigTest {

    private static final String TOKEN = "a-token-that-nobody-guesses";
    private static final Preset STANDALONE = new Preset(
            "standalone mode",
            Map.of("topics.replication-factor", "1", "topics.min-insync-replicas", "1"),
            Map.of("kafka.bootstrap.servers", "127.0.0.1:19092"));

    @TempDir
    private Path directory;

    @Test
    void shouldHaveADefaultForEverythingButSecrets() {
        // When
        BellbuoyConfig config = load(Map.of());

        // Then
        assertThat(config.kafka().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(config.schemaRegistry().url()).isEqualTo("http://127.0.0.1:8081");
        assertThat(config.topics()).isEqualTo(new TopicsConfig("bellbuoy.", 12, 12, 3, 2));
        assertThat(config.http())
                .isEqualTo(new HttpConfig("127.0.0.1", 8080, 1_048_576, 500, 16_384, Duration.ofSeconds(10)));
        assertThat(config.admin().token()).isEmpty();
        assertThat(config.management()).isEqualTo(new ManagementConfig("127.0.0.1", 9090));
        assertThat(config.matcher().commitInterval()).isEqualTo(Duration.ofMillis(10));
        assertThat(config.delivery().retryLadder()).isEqualTo(RetryLadder.DEFAULT);
        assertThat(config.egress().allowedNetworks()).isEmpty();
        assertThat(config.delivery().userAgent()).matches("Bellbuoy/\\d.*");
    }

    @Test
    void shouldLetTheLaterSourceWin() throws IOException {
        // Given
        Path file = file("http.port=1\nhttp.host=file\nhttp.max-batch=10\nmatcher.threads=7");
        Map<String, String> environment = Map.of("BELLBUOY_HTTP_PORT", "2", "BELLBUOY_HTTP_HOST", "environment");

        // When
        BellbuoyConfig config = BellbuoyConfig.load(
                new ConfigSources(Optional.of(file), environment, List.of("http.port=3"), Preset.NONE));

        // Then
        assertThat(config.http().port()).isEqualTo(3);
        assertThat(config.http().host()).isEqualTo("environment");
        assertThat(config.http().maxBatch()).isEqualTo(10);
        assertThat(config.matcher().threads()).isEqualTo(7);
    }

    @Test
    void shouldFindHyphenatedKeysInTheEnvironment() {
        // When
        BellbuoyConfig config = load(Map.of("BELLBUOY_DELIVERY_ALLOWED_NETWORKS", "10.0.0.0/8, fd00::/8,192.0.2.7"));

        // Then
        assertThat(config.egress().allowedNetworks())
                .extracting(Object::toString)
                .containsExactly("10.0.0.0/8", "fd00::/8", "192.0.2.7");
    }

    @Test
    void shouldPassKafkaKeysThroughWithoutTheirPrefix() {
        // When
        BellbuoyConfig config =
                load(Map.of("BELLBUOY_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"), "kafka.sasl.mechanism=PLAIN");

        // Then
        assertThat(config.kafka().clientProperties())
                .isEqualTo(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN"));
    }

    @Test
    void shouldPassSchemaRegistryKeysToTheSerdesUnderTheNamesTheyKnow() {
        // When
        BellbuoyConfig config = load(
                Map.of("BELLBUOY_SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "me:pw"),
                "schema.registry.ssl.truststore.location=/trust");

        // Then
        assertThat(config.schemaRegistry().serdeProperties())
                .isEqualTo(
                        Map.of("basic.auth.user.info", "me:pw", "schema.registry.ssl.truststore.location", "/trust"));
    }

    @Test
    void shouldNameAnUnknownKeyWithItsFileLineAndTheNearestKey() throws IOException {
        // Given
        Path file = file("# comment\nhttp.host=a\nhttp.prot=80\n");

        // Then
        assertThat(problems(new ConfigSources(Optional.of(file), Map.of(), List.of(), Preset.NONE)))
                .containsExactly("http.prot (file " + file + " line 3): unknown key, did you mean http.port?");
    }

    @Test
    void shouldNameTheVariableOrArgumentOfAnUnknownKey() {
        assertThat(problems(sources(Map.of("BELLBUOY_HTTP_PROT", "80"), "nonsense.entirely=1")))
                .containsExactly(
                        "http.prot (environment variable BELLBUOY_HTTP_PROT): unknown key, did you mean http.port?",
                        "nonsense.entirely (--set): unknown key");
    }

    @Test
    void shouldListAllProblemsAtOnceOnePerLine() {
        // Given
        ConfigSources sources = sources(Map.of("BELLBUOY_HTTP_PORT", "abc"), "http.max-batch=0", "oops", "a.b=c");

        // When
        ConfigException e = failure(sources);

        // Then
        assertThat(e.getMessage().lines())
                .containsExactlyInAnyOrder(
                        "http.port (environment variable BELLBUOY_HTTP_PORT): 'abc' is not a whole number from 0 to 65535",
                        "http.max-batch (--set): '0' is not a whole number from 1 to 1000000",
                        "--set: 'oops' is not key=value",
                        "a.b (--set): unknown key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http.port               | 65536         | a whole number from 0 to 65535",
                "http.accept-timeout     | 10            | a duration such as 100ms, 15s, 5m, 2h or 7d, longer than none",
                "http.accept-timeout     | 0s            | a duration such as 100ms, 15s, 5m, 2h or 7d, longer than none",
                "delivery.retry-ladder   | 5s,5s         | each longer than the one before",
                "delivery.retry-ladder   | 100ms         | in whole seconds",
                "delivery.allowed-networks | 10.0.0.1/8  | with no bits set behind the prefix",
                "delivery.allowed-networks | 10.*        | a list of addresses or networks",
                "egress.denied-hosts     | *.*.example   | a list of host names",
                "egress.denied-hosts     | http://a      | a list of host names",
                "egress.https-only       | maybe         | true or false",
                "egress.name-servers     | 9.9.9.9       | a list of addresses with ports",
                "egress.name-servers     | dns.example:53 | a list of addresses with ports",
                "schema.registry.url     | localhost:8081 | http:// or https:// URLs",
                "topics.prefix           | a/b           | letters, digits, dots, underscores and hyphens",
            })
    void shouldSayWhatAValueShouldHaveBeen(String key, String value, String expected) {
        assertThat(failure(sources(Map.of(), key + "=" + value)))
                .hasMessageStartingWith(key + " (--set): '" + value + "' is not ")
                .hasMessageContaining(expected);
    }

    @Test
    void shouldNotShowASecretThatIsWrong() {
        assertThat(problems(sources(Map.of("BELLBUOY_ADMIN_TOKEN", "too-short"))))
                .containsExactly(
                        "admin.token (environment variable BELLBUOY_ADMIN_TOKEN): the secret is not at least 16 characters");
    }

    @Test
    void shouldNotShowCredentialsInAUrlThatIsWrong() {
        assertThat(failure(sources(Map.of(), "schema.registry.url=ftp://me:pw@registry")))
                .hasMessageContaining("ftp://***@registry")
                .hasMessageNotContaining("me:pw");
    }

    @Test
    void shouldShowNoSecretWhenPrinted() {
        // Given
        ConfigSources sources = sources(
                Map.of("BELLBUOY_ADMIN_TOKEN", TOKEN, "BELLBUOY_KAFKA_SASL_JAAS_CONFIG", "jaas-secret"),
                "schema.registry.basic.auth.user.info=me:registry-secret",
                "schema.registry.url=http://me:url-secret@registry");

        // When
        String text = BellbuoyConfig.load(sources) + " " + sources;

        // Then
        assertThat(text).contains("sasl.jaas.config", "basic.auth.user.info", "http://***@registry");
        assertThat(text).doesNotContain(TOKEN, "jaas-secret", "registry-secret", "url-secret");
    }

    @Test
    void shouldReadWhereWebhooksMayGo() {
        // When
        EgressConfig egress = load(
                        Map.of(),
                        "egress.denied-networks=10.1.0.0/16",
                        "egress.allowed-hosts=*.corp.example",
                        "egress.denied-hosts=secret.corp.example",
                        "egress.https-only=true",
                        "egress.name-servers=9.9.9.9:53,[2620:fe::fe]:5353")
                .egress();

        // Then
        assertThat(egress.deniedNetworks()).extracting(Object::toString).containsExactly("10.1.0.0/16");
        assertThat(egress.allowsHost("ci.corp.example")).isTrue();
        assertThat(egress.allowsHost("secret.corp.example")).isFalse();
        assertThat(egress.allowsHost("ci.example")).isFalse();
        assertThat(egress.httpsOnly()).isTrue();
        assertThat(egress.nameServers())
                .containsExactly(new InetSocketAddress("9.9.9.9", 53), new InetSocketAddress("2620:fe::fe", 5353));
    }

    @Test
    void shouldReadProxiesWithTheirCredentials() {
        // When
        ProxiesConfig proxies = load(
                        Map.of(
                                "BELLBUOY_EGRESS_PROXIES",
                                "corp=http://me:p%40ss+w%2Crd@proxy:3128, tor=socks5://127.0.0.1:9050"),
                        "egress.default-proxy=corp",
                        "egress.no-proxy=*.corp.example")
                .egress()
                .proxies();

        // Then
        assertThat(proxies.named())
                .containsOnly(
                        Map.entry(
                                "corp",
                                new ForwardProxy(
                                        Scheme.HTTP, "proxy", 3128, Optional.of("me"), Optional.of("p@ss+w,rd"))),
                        Map.entry(
                                "tor",
                                new ForwardProxy(
                                        Scheme.SOCKS5, "127.0.0.1", 9050, Optional.empty(), Optional.empty())));
        assertThat(proxies.standard()).contains("corp");
        assertThat(proxies.direct().contain("ci.corp.example")).isTrue();
        assertThat(proxies.toString()).doesNotContain("p@ss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://proxy:3128",
                "corp=proxy:3128",
                "corp=ftp://proxy:3128",
                "corp=http://proxy",
                "corp=http://proxy:3128/path",
                "corp=http://user@proxy:3128",
                "corp=http://us er:s3cret@proxy:99999",
                "corp=http://a:1,corp=http://b:1"
            })
    void shouldRefuseProxiesThatAreNoneAndShowNothingOfThem(String text) {
        assertThat(problems(sources(Map.of("BELLBUOY_EGRESS_PROXIES", text))))
                .singleElement()
                .asString()
                .startsWith(
                        "egress.proxies (environment variable BELLBUOY_EGRESS_PROXIES): the secret is not a list of name=")
                .doesNotContain("s3cret");
    }

    @Test
    void shouldRefuseADefaultProxyThatThereIsNot() {
        assertThat(problems(sources(Map.of(), "egress.default-proxy=corp")))
                .containsExactly(
                        "egress.default-proxy (--set): 'corp' cannot be used: egress.proxies has no such name");
    }

    @Test
    void shouldReadTheAdministratorsToken() {
        assertThat(load(Map.of("BELLBUOY_ADMIN_TOKEN", TOKEN)).admin().token()).contains(new Password(TOKEN));
    }

    @Test
    void shouldNameBothKeysAndTheSourceWhenTwoValuesDoNotFit() {
        assertThat(problems(sources(Map.of(), "topics.replication-factor=1")))
                .containsExactly(
                        "topics.min-insync-replicas (default): '2' is more than topics.replication-factor '1'");
    }

    @Test
    void shouldRefuseACommitIntervalThatOutlivesItsTransaction() {
        assertThat(problems(sources(Map.of(), "matcher.commit-interval=2s", "matcher.session-timeout=3s")))
                .singleElement()
                .asString()
                .startsWith("matcher.commit-interval (--set): '2s' cannot be used")
                .endsWith("more than half of matcher.session-timeout '3s'");
    }

    @Test
    void shouldTakeZeroForAWindowAndNotForAnInterval() {
        assertThat(load(Map.of(), "matcher.dedup-window=0").matcher().dedupWindow())
                .isZero();
        assertThat(problems(sources(Map.of(), "matcher.commit-interval=0"))).hasSize(1);
    }

    @Test
    void shouldRefuseKafkaKeysThatThePromisesRestOn() {
        assertThat(problems(sources(Map.of("BELLBUOY_KAFKA_ACKS", "1"))))
                .containsExactly("kafka.acks (environment variable BELLBUOY_KAFKA_ACKS): "
                        + "is set by Bellbuoy itself and cannot be changed");
    }

    @Test
    void shouldTakeAPresetsDefaultsAndForcedValues() {
        // When
        BellbuoyConfig config = BellbuoyConfig.load(
                sources(Map.of(), "topics.event-partitions=3").with(STANDALONE));

        // Then
        assertThat(config.kafka().bootstrapServers()).isEqualTo("127.0.0.1:19092");
        assertThat(config.topics()).isEqualTo(new TopicsConfig("bellbuoy.", 3, 12, 1, 1));
    }

    @Test
    void shouldRefuseToSetWhatAPresetForces() {
        assertThat(problems(sources(Map.of("BELLBUOY_KAFKA_BOOTSTRAP_SERVERS", "mine:9092"))
                        .with(STANDALONE)))
                .containsExactly("kafka.bootstrap.servers (environment variable BELLBUOY_KAFKA_BOOTSTRAP_SERVERS): "
                        + "is decided by standalone mode and cannot be set");
    }

    @Test
    void shouldNameAFileThatCannotBeRead() {
        // Given
        Path missing = directory.resolve("missing.properties");

        // Then
        assertThat(failure(new ConfigSources(Optional.of(missing), Map.of(), List.of(), Preset.NONE)))
                .hasMessageStartingWith("--config (" + missing + "): cannot read the file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BELLBUOY_JAVA_OPTS=-Xmx1g",
                "BELLBUOY_TEST_KAFKA=embedded",
                "BELLBUOY_SERVICE_HOST=10.0.0.1",
                "BELLBUOY_INGEST_SERVICE_PORT_HTTP=80",
                "BELLBUOY_INGEST_PORT=tcp://10.0.0.1:80",
                "BELLBUOY_INGEST_PORT_80_TCP_ADDR=10.0.0.1",
                "PATH=/bin"
            })
    void shouldLeaveVariablesAloneThatAreNotConfiguration(String variable) {
        // Given
        String[] parts = variable.split("=", 2);

        // Then
        assertThat(load(Map.of(parts[0], parts[1]))).isEqualTo(load(Map.of()));
    }

    @Test
    void shouldHoldARecordMadeByHandAgainstTheSameRules() {
        assertThatThrownBy(() -> new ManagementConfig("127.0.0.1", -1))
                .isInstanceOf(ConfigException.class)
                .hasMessage("management.port: '-1' is not a whole number from 0 to 65535");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("bellbuoy.properties"), text);
    }

    private static BellbuoyConfig load(Map<String, String> environment, String... sets) {
        return BellbuoyConfig.load(sources(environment, sets));
    }

    private static ConfigSources sources(Map<String, String> environment, String... sets) {
        return new ConfigSources(Optional.empty(), environment, List.of(sets), Preset.NONE);
    }

    private static List<String> problems(ConfigSources sources) {
        return failure(sources).problems().stream().map(ConfigProblem::toString).toList();
    }

    private static ConfigException failure(ConfigSources sources) {
        return catchThrowableOfType(ConfigException.class, () -> BellbuoyConfig.load(sources));
    }
}
