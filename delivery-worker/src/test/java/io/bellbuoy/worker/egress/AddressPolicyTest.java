package io.bellbuoy.worker.egress;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddressString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressPolicyTest {

    private final AddressPolicy policy = new AddressPolicy(List.of());

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, this network",
        "10.1.2.3, private use",
        "100.64.0.1, carrier-grade NAT",
        "100.127.255.255, carrier-grade NAT",
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "169.254.169.254, link local",
        "172.16.0.1, private use",
        "172.31.255.255, private use",
        "192.0.0.8, IETF protocol assignments",
        "192.0.2.1, documentation",
        "192.168.0.1, private use",
        "198.18.0.1, benchmarking",
        "198.19.255.255, benchmarking",
        "198.51.100.1, documentation",
        "203.0.113.1, documentation",
        "224.0.0.1, multicast",
        "240.0.0.1, reserved",
        "255.255.255.255, broadcast",
        "::, unspecified",
        "::1, loopback",
        "::ffff:127.0.0.1, loopback",
        "::127.0.0.1, IPv4-compatible",
        "64:ff9b::7f00:1, NAT64",
        "64:ff9b:1::1, local NAT64",
        "100::1, discard only",
        "2001::1, Teredo",
        "2001:2::1, IETF protocol assignments",
        "2001:db8::1, documentation",
        "2002:7f00:1::, 6to4",
        "3fff::1, documentation",
        "5f00::1, segment routing",
        "fc00::1, unique local",
        "fd12:3456::1, unique local",
        "fe80::1, link local",
        "fec0::1, site local",
        "ff02::1, multicast",
        "4000::1, unassigned",
    })
    void shouldRefuseSpecialAddressesAndNameTheirNetwork(String address, String network) throws Exception {
        assertThat(policy.refusal(Addresses.of(address)).map(SpecialNetwork::name))
                .contains(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001:82b::200e"
            })
    void shouldLetPublicAddressesPass(String address) throws Exception {
        assertThat(policy.refusal(Addresses.of(address))).isEmpty();
    }

    @Test
    void shouldLetAllowedNetworksPassAndNoOthers() throws Exception {
        // Given
        AddressPolicy allowing = new AddressPolicy(List.of(
                new IPAddressString("10.1.0.0/16").getAddress(), new IPAddressString("fd00:1::/32").getAddress()));

        // When, Then
        assertThat(allowing.refusal(Addresses.of("10.1.255.1"))).isEmpty();
        assertThat(allowing.refusal(Addresses.of("fd00:1::1"))).isEmpty();
        assertThat(allowing.refusal(Addresses.of("10.2.0.1"))).isPresent();
        assertThat(allowing.refusal(Addresses.of("127.0.0.1"))).isPresent();
    }
}
