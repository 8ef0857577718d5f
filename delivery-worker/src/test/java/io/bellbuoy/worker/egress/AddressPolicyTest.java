package io.bellbuoy.worker.egress;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressPolicyTest {

    private final AddressPolicy policy = new AddressPolicy(List.of(), List.of());

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, this network",
        "10.1.2.3, private use",
        "100.64.0.1, carrier-grade NAT",
        "100.127.255.255, carrier-grade NAT",
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "169.254.169.254, instance metadata",
        "169.254.1.1, link local",
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
        AddressPolicy allowing = new AddressPolicy(networks("10.1.0.0/16", "fd00:1::/32"), List.of());

        // When, Then
        assertThat(allowing.refusal(Addresses.of("10.1.255.1"))).isEmpty();
        assertThat(allowing.refusal(Addresses.of("fd00:1::1"))).isEmpty();
        assertThat(allowing.refusal(Addresses.of("10.2.0.1"))).isPresent();
        assertThat(allowing.refusal(Addresses.of("127.0.0.1"))).isPresent();
    }

    @Test
    void shouldRefuseWhatIsDeniedEvenWhereItIsAllowedOrPublic() throws Exception {
        // Given
        AddressPolicy denying = new AddressPolicy(networks("10.0.0.0/8"), networks("10.1.0.0/16", "8.8.8.8"));

        // When, Then
        assertThat(denying.refusal(Addresses.of("10.2.0.1"))).isEmpty();
        assertThat(denying.refusal(Addresses.of("8.8.4.4"))).isEmpty();
        assertThat(denying.refusal(Addresses.of("10.1.0.1"))).get().hasToString("denied (10.1.0.0/16)");
        assertThat(denying.refusal(Addresses.of("8.8.8.8"))).get().hasToString("denied (8.8.8.8)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.170.2",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "fd00:ec2::254",
                "fd20:ce::254",
                "64:ff9b::a9fe:a9fe"
            })
    void shouldRefuseWhereCloudsKeepCredentialsWhateverIsAllowed(String address) throws Exception {
        // Given
        AddressPolicy everything = new AddressPolicy(networks("0.0.0.0/0", "::/0"), List.of());

        // When, Then
        assertThat(everything.refusal(Addresses.of(address))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "64:ff9b::a00:1, 10.0.0.1 by NAT64",
        "64:ff9b:1::a00:1, 10.0.0.1 by a NAT64 of one's own",
        "::ffff:0:10.0.0.1, 10.0.0.1 translated",
        "::a00:1, 10.0.0.1 compatible",
        "2002:a00:1::, 10.0.0.1 by 6to4",
        "2001:0:808:808::f5ff:fffe, 10.0.0.1 by Teredo",
        "2001:0:a00:1::f7f7:f7f7, a Teredo server at 10.0.0.1",
        "2a00:1450::5efe:a00:1, 10.0.0.1 by ISATAP",
        "2a00:1450::200:5efe:a00:1, 10.0.0.1 by ISATAP"
    })
    void shouldRefuseTheAddressInsideOfAnAllowedOne(String address, String leadsTo) throws Exception {
        // Given
        AddressPolicy tunnels = new AddressPolicy(networks("::/3", "2001::/32", "2002::/16"), List.of());

        // When, Then
        assertThat(tunnels.refusal(Addresses.of(address)).map(SpecialNetwork::name))
                .as(leadsTo)
                .contains("private use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"64:ff9b::808:808", "2002:808:808::", "2001:0:808:808::f7f7:f7f7", "::1"})
    void shouldLetAnAllowedTunnelLeadToPublicAddresses(String address) throws Exception {
        // Given
        AddressPolicy tunnels = new AddressPolicy(networks("64:ff9b::/96", "2001::/32", "2002::/16", "::1"), List.of());

        // When, Then
        assertThat(tunnels.refusal(Addresses.of(address))).isEmpty();
    }

    private static List<IPAddress> networks(String... cidrs) {
        return Stream.of(cidrs)
                .map(cidr -> new IPAddressString(cidr).getAddress())
                .toList();
    }
}
