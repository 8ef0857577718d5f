package io.bellbuoy.worker.egress;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Locale;
import java.util.Optional;

/**
 * What a host stands for without asking any name server, in whatever spelling: {@code 127.1}, {@code 0x7f000001} and
 * {@code 2130706433} are all {@code 127.0.0.1} to whoever resolves with {@code inet_aton}, as most proxies do.
 */
final class AddressLiteral {

    private static final IPAddressGenerator ADDRESSES = new IPAddressGenerator();
    private static final IPAddress LOOPBACK = new IPAddressString("127.0.0.1").getAddress();
    private static final IPAddressStringParameters ANY_SPELLING = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefix(false)
            .allowMask(false)
            .allow_inet_aton(true)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv6AddressParametersBuilder()
            .allowBase85(false)
            .getParentBuilder()
            .toParams();

    private AddressLiteral() {}

    /** The address; empty for a name that says nothing by itself. */
    static Optional<IPAddress> of(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            // RFC 6761, section 6.3: nobody may make it anything else.
            return Optional.of(LOOPBACK);
        }
        return Optional.ofNullable(new IPAddressString(name, ANY_SPELLING).getAddress())
                .map(AddressLiteral::plain);
    }

    /** As Java has it: a mapped address is an IPv4 one. And without a scope, which would keep it out of every network. */
    private static IPAddress plain(IPAddress address) {
        return address.isIPv6() && address.toIPv6().isIPv4Mapped()
                ? address.toIPv6().getEmbeddedIPv4Address()
                : ADDRESSES.from(address.getBytes());
    }
}
