package io.bellbuoy.worker.egress;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.List;

/** The IPv4 addresses that an IPv6 address leads to when a tunnel or a translator is on the way. */
final class EmbeddedAddresses {

    private static final int LAST = 12;
    private static final int AFTER_6TO4 = 2;
    private static final int TEREDO_SERVER = 4;

    private EmbeddedAddresses() {}

    static List<IPAddress> in(IPAddress address) {
        if (!address.isIPv6() || address.isLoopback() || address.isZero()) {
            return List.of();
        }
        IPv6Address ipv6 = address.toIPv6();
        if (ipv6.is6To4()) {
            return List.of(ipv6.getEmbeddedIPv4Address(AFTER_6TO4));
        }
        if (ipv6.isTeredo()) {
            return List.of(ipv6.getEmbeddedIPv4Address(TEREDO_SERVER), teredoClient(ipv6));
        }
        return isIsatap(ipv6) || isTranslated(ipv6) ? List.of(ipv6.getEmbeddedIPv4Address(LAST)) : List.of();
    }

    /** RFC 5214, section 6.1, behind any prefix. */
    private static boolean isIsatap(IPv6Address address) {
        return (address.getSegment(4).getSegmentValue() & ~0x0200) == 0
                && address.getSegment(5).getSegmentValue() == 0x5efe;
    }

    /** Mapped, compatible, translated and NAT64 addresses are all in ::/3, where nothing else has been given to anyone. */
    private static boolean isTranslated(IPv6Address address) {
        return address.getSegment(0).getSegmentValue() < 0x2000;
    }

    /** Written with every bit turned, so that no translator on the way finds and changes it. */
    private static IPAddress teredoClient(IPv6Address address) {
        return new IPv4Address(~address.getEmbeddedIPv4Address(LAST).intValue());
    }
}
