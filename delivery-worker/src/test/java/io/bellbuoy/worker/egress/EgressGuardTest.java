package io.bellbuoy.worker.egress;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddressString;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EgressGuardTest {

    @Test
    void shouldGiveTheFirstOfPublicAddresses() throws Exception {
        // Given
        InetAddress first = Addresses.of("1.1.1.1");
        EgressGuard guard = guardOver(first, Addresses.of("1.0.0.1"));

        // When
        Future<InetAddress> address = guard.vettedAddress("one.example");

        // Then
        assertThat(address.result()).isEqualTo(first);
    }

    @Test
    void shouldRefuseANameWithOneSpecialAddressAmongPublicOnes() throws Exception {
        // Given
        EgressGuard guard = guardOver(Addresses.of("1.1.1.1"), Addresses.of("169.254.169.254"));

        // When
        Future<InetAddress> address = guard.vettedAddress("two.example");

        // Then
        assertThat(address.cause())
                .isInstanceOf(AddressRefusedException.class)
                .hasMessage("two.example has the address 169.254.169.254, which is link local (169.254.0.0/16)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::ffff:127.0.0.1"})
    void shouldResolveLiteralsAndTheHostsFileAndRefuseLoopback(String host) throws Exception {
        try (EgressGuard guard = EgressGuard.allowing(List.of())) {
            // When
            Throwable refusal = failureOf(guard.vettedAddress(host));

            // Then
            assertThat(refusal).isInstanceOf(AddressRefusedException.class).hasMessageContaining("loopback");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "0x7f000001", "0177.0.0.1", "127.1"})
    void shouldTakeNoOddSpellingOfAnAddressForOne(String host) throws Exception {
        // Given
        var everything = List.of(new IPAddressString("127.0.0.0/8").getAddress());
        try (EgressGuard guard = EgressGuard.allowing(everything)) {
            // When
            Throwable failure = failureOf(guard.vettedAddress(host));

            // Then
            assertThat(failure).isInstanceOf(UnknownHostException.class);
        }
    }

    private static EgressGuard guardOver(InetAddress... addresses) {
        return new EgressGuard(new FixedHostResolver(List.of(addresses)), new AddressPolicy(List.of()));
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
