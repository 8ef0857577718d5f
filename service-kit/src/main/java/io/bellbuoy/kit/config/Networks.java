package io.bellbuoy.kit.config;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.HostName;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Reads addresses and CIDR networks strictly: the library by itself also takes wildcards, ranges and short forms. */
final class Networks {

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowPrefixOnly(false)
            .allowMask(false)
            .allow_inet_aton(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .toParams();

    private Networks() {}

    static boolean isNetwork(String text) {
        IPAddress address = read(text);
        return address != null && (!address.isPrefixed() || address.isPrefixBlock());
    }

    static IPAddress parse(String text) {
        IPAddress address = read(text);
        if (address == null) {
            throw new IllegalArgumentException("'" + text + "' is neither an address nor a network");
        }
        return address;
    }

    static boolean isSocketAddress(String text) {
        HostName name = new HostName(text.strip());
        return name.isAddress() && name.getPort() != null && read(name.getHost()) != null;
    }

    static InetSocketAddress socketAddress(String text) {
        return new HostName(text.strip()).asInetSocketAddress();
    }

    private static @Nullable IPAddress read(String text) {
        return new IPAddressString(text.strip(), STRICT).getAddress();
    }
}
