package io.bellbuoy.worker.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.kit.config.EgressConfig;
import io.bellbuoy.worker.TestConfig;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EgressGuardTest {

    private static final EgressConfig NOTHING_ALLOWED =
            TestConfig.with("delivery.allowed-networks=").egress();

    @Test
    void shouldGiveTheFirstOfPublicAddresses() throws Exception {
        // Given
        InetAddress first = Addresses.of("1.1.1.1");
        EgressGuard guard = guardOver(first, Addresses.of("1.0.0.1"));

        // When
        Future<InetAddress> address = guard.vettedAddress("one.example", true);

        // Then
        assertThat(address.result()).isEqualTo(first);
    }

    @Test
    void shouldRefuseANameWithOneSpecialAddressAmongPublicOnes() throws Exception {
        // Given
        EgressGuard guard = guardOver(Addresses.of("1.1.1.1"), Addresses.of("169.254.169.254"));

        // When
        Future<InetAddress> address = guard.vettedAddress("two.example", true);

        // Then
        assertThat(address.cause())
                .isInstanceOf(AddressRefusedException.class)
                .hasMessage(
                        "two.example has the address 169.254.169.254, which is instance metadata (169.254.169.254/32)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::ffff:127.0.0.1"})
    void shouldResolveLiteralsAndTheHostsFileAndRefuseLoopback(String host) throws Exception {
        try (EgressGuard guard = EgressGuard.of(NOTHING_ALLOWED)) {
            // When
            Throwable refusal = failureOf(guard.vettedAddress(host, true));

            // Then
            assertThat(refusal).isInstanceOf(AddressRefusedException.class).hasMessageContaining("loopback");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "0x7f000001", "0177.0.0.1", "127.1"})
    void shouldTakeNoOddSpellingOfAnAddressForOne(String host) throws Exception {
        try (EgressGuard guard = EgressGuard.of(TestConfig.with().egress())) {
            // When
            Throwable failure = failureOf(guard.vettedAddress(host, true));

            // Then
            assertThat(failure).isInstanceOf(UnknownHostException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ci.corp.example, true",
        "CI.corp.example., true",
        "corp.example, false",
        "evilcorp.example, false",
        "secret.corp.example, false",
        "elsewhere.example, false",
    })
    void shouldLetWebhooksGoOnlyToHostsThatAreAllowedAndNotDenied(String host, boolean allowed) throws Exception {
        // Given
        EgressConfig lists = TestConfig.with(
                        "egress.allowed-hosts=*.corp.example", "egress.denied-hosts=Secret.corp.example")
                .egress();

        // When
        Future<InetAddress> address = guardOver(lists, Addresses.of("1.1.1.1")).vettedAddress(host, true);

        // Then
        assertThat(address.succeeded()).isEqualTo(allowed);
        if (!allowed) {
            assertThat(address.cause()).isInstanceOf(HostRefusedException.class);
        }
    }

    @Test
    void shouldRefusePlainHttpWhereTheOperatorWantsHttps() throws Exception {
        // Given
        EgressGuard guard = guardOver(TestConfig.with("egress.https-only=true").egress(), Addresses.of("1.1.1.1"));

        // When, Then
        assertThat(guard.vettedAddress("one.example", true).succeeded()).isTrue();
        assertThat(guard.vettedAddress("one.example", false).cause()).isInstanceOf(HttpsRequiredException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0177.0.0.1",
                "017700000001",
                "127.1",
                "127.0.1",
                "0",
                "127.0.0.1.",
                "localhost",
                "LocalHost.",
                "a.localhost",
                "::1",
                "::1%lo",
                "fe80::1%eth0",
                "::ffff:7f00:1",
                "64:ff9b::7f00:1",
                "169.254.169.254"
            })
    void shouldRefuseEverySpellingOfASpecialAddressBeforeSomebodyElseResolvesIt(String host) {
        // When
        Future<String> name = guardOver().vettedName(host, true);

        // Then
        assertThat(name.cause()).isInstanceOf(AddressRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ci.example", "8.8.8.8", "134744072", "2606:4700:4700::1111", "localhost.example", "a-1.example"
            })
    void shouldLetNamesAndPublicAddressesBeResolvedBySomebodyElse(String host) {
        // When
        Future<String> name = guardOver().vettedName(host, true);

        // Then
        assertThat(name.result()).isEqualTo(host);
    }

    private static EgressGuard guardOver(EgressConfig config, InetAddress... addresses) {
        return new EgressGuard(config, new FixedHostResolver(List.of(addresses)));
    }

    private static EgressGuard guardOver(InetAddress... addresses) {
        return guardOver(NOTHING_ALLOWED, addresses);
    }

    private static Throwable failureOf(Future<InetAddress> address) throws Exception {
        return address.map((Throwable) null)
                .otherwise(failure -> failure)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private record FixedHostResolver(List<InetAddress> addresses) implements HostResolver {

        @Override
        public Future<List<InetAddress>> resolve(String host) {
            return Future.succeededFuture(addresses);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
