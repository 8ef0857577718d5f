package io.bellbuoy.worker.egress;

import java.util.List;

/**
 * The networks of IANA's special-purpose address registries that are not globally reachable, multicast, and every way to
 * write an IPv4 address inside an IPv6 one; and where clouds keep the credentials of the machine that asks.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a>
 */
final class SpecialNetworks {

    /** Of the clouds: there is no reason to send a webhook to any of them. */
    static final List<SpecialNetwork> METADATA = List.of(
            SpecialNetwork.of("169.254.169.254/32", "instance metadata"),
            SpecialNetwork.of("169.254.170.2/32", "container credentials (AWS)"),
            SpecialNetwork.of("169.254.170.23/32", "pod identity (AWS)"),
            SpecialNetwork.of("169.254.0.23/32", "instance metadata (Tencent)"),
            SpecialNetwork.of("100.100.100.200/32", "instance metadata (Alibaba)"),
            SpecialNetwork.of("168.63.129.16/32", "platform services (Azure)"),
            SpecialNetwork.of("192.0.0.192/32", "instance metadata (Oracle)"),
            SpecialNetwork.of("fd00:ec2::/64", "instance metadata (AWS)"),
            SpecialNetwork.of("fd20:ce::254/128", "instance metadata (Google)"),
            SpecialNetwork.of("fd00:42::42/128", "instance metadata (Scaleway)"));

    /** The first that contains an address names it, so the particular stand before the general. */
    static final List<SpecialNetwork> NOT_PUBLIC = List.of(
            SpecialNetwork.of("0.0.0.0/8", "this network"),
            SpecialNetwork.of("10.0.0.0/8", "private use"),
            SpecialNetwork.of("100.64.0.0/10", "carrier-grade NAT"),
            SpecialNetwork.of("127.0.0.0/8", "loopback"),
            SpecialNetwork.of("169.254.0.0/16", "link local"),
            SpecialNetwork.of("172.16.0.0/12", "private use"),
            SpecialNetwork.of("192.0.0.0/24", "IETF protocol assignments"),
            SpecialNetwork.of("192.0.2.0/24", "documentation"),
            SpecialNetwork.of("192.52.193.0/24", "multicast tunnels"),
            SpecialNetwork.of("192.88.99.0/24", "6to4 relay"),
            SpecialNetwork.of("192.168.0.0/16", "private use"),
            SpecialNetwork.of("198.18.0.0/15", "benchmarking"),
            SpecialNetwork.of("198.51.100.0/24", "documentation"),
            SpecialNetwork.of("203.0.113.0/24", "documentation"),
            SpecialNetwork.of("224.0.0.0/4", "multicast"),
            SpecialNetwork.of("255.255.255.255/32", "broadcast"),
            SpecialNetwork.of("240.0.0.0/4", "reserved"),
            SpecialNetwork.of("::/128", "unspecified"),
            SpecialNetwork.of("::1/128", "loopback"),
            SpecialNetwork.of("::ffff:0:0/96", "IPv4-mapped"),
            SpecialNetwork.of("::/96", "IPv4-compatible"),
            SpecialNetwork.of("64:ff9b::/96", "NAT64"),
            SpecialNetwork.of("64:ff9b:1::/48", "local NAT64"),
            SpecialNetwork.of("100::/64", "discard only"),
            SpecialNetwork.of("2001::/32", "Teredo"),
            SpecialNetwork.of("2001::/23", "IETF protocol assignments"),
            SpecialNetwork.of("2001:db8::/32", "documentation"),
            SpecialNetwork.of("2002::/16", "6to4"),
            SpecialNetwork.of("3fff::/20", "documentation"),
            SpecialNetwork.of("5f00::/16", "segment routing"),
            SpecialNetwork.of("fc00::/7", "unique local"),
            SpecialNetwork.of("fe80::/10", "link local"),
            SpecialNetwork.of("fec0::/10", "site local"),
            SpecialNetwork.of("ff00::/8", "multicast"),
            // Whatever else is outside of 2000::/3 has not been given to anyone.
            SpecialNetwork.of("::/3", "unassigned"),
            SpecialNetwork.of("4000::/2", "unassigned"),
            SpecialNetwork.of("8000::/1", "unassigned"));

    private SpecialNetworks() {}
}
