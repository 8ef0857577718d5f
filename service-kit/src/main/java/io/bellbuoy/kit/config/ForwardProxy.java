package io.bellbuoy.kit.config;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A proxy that webhooks may be sent through.
 *
 * @param host a name, or an address literal without brackets
 * @param password empty when there is no user
 */
public record ForwardProxy(Scheme scheme, String host, int port, Optional<String> user, Optional<String> password) {

    /** How a proxy is spoken to. */
    public enum Scheme {
        HTTP,
        /** HTTP inside of TLS, with a certificate that the platform trusts. */
        HTTPS,
        SOCKS5
    }

    /**
     * Reads {@code name=scheme://user:password@host:port}, several separated by commas.
     *
     * @throws IllegalArgumentException when it is not of this form; the message repeats nothing of it
     */
    static Map<String, ForwardProxy> parseAll(String text) {
        Map<String, ForwardProxy> proxies = new LinkedHashMap<>();
        for (String item : text.split(",", -1)) {
            String[] parts = item.strip().split("=", 2);
            require(parts.length == 2 && parts[0].matches("[A-Za-z0-9._-]{1,100}"), "a name");
            require(proxies.put(parts[0], parse(parts[1])) == null, "a name of its own");
        }
        return proxies;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ForwardProxy[" + scheme + " " + host + ":" + port + "]";
    }

    private static ForwardProxy parse(String text) {
        URI uri = URI.create(text);
        require(uri.getHost() != null && uri.getPort() > 0 && uri.getPort() < 1 << 16, "a host and a port");
        require(uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null, "no path");
        Optional<String[]> userInfo = Optional.ofNullable(uri.getRawUserInfo()).map(info -> info.split(":", 2));
        require(userInfo.stream().allMatch(info -> info.length == 2), "a user with a password");
        return new ForwardProxy(
                Scheme.valueOf(uri.getScheme().toUpperCase(Locale.ROOT)),
                uri.getHost().replaceAll("[\\[\\]]", ""),
                uri.getPort(),
                userInfo.map(info -> decoded(info[0])),
                userInfo.map(info -> decoded(info[1])));
    }

    /** Percent-decoded, as the user information of a URL is; a plus means itself there. */
    private static String decoded(String text) {
        return URI.create("x:/" + text).getPath().substring(1);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("A proxy needs " + what);
        }
    }
}
