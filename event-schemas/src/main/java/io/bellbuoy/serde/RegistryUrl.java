package io.bellbuoy.serde;

import java.net.URI;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** One of the registry's addresses, safe to show: the credentials are kept apart from it. */
record RegistryUrl(URI base, Optional<String> authorization) {
    RegistryUrl {
        if (base.getUserInfo() != null) {
            throw new IllegalArgumentException("credentials belong beside the URL, not into it");
        }
    }

    static RegistryUrl parse(String text, Credentials credentials) {
        URI url = httpUrl(text);
        return new RegistryUrl(withoutUserInfo(url), credentials.authorization(url));
    }

    URI resolve(String path) {
        return URI.create(base + path);
    }

    @Override
    public String toString() {
        return base.toString();
    }

    // The text is not repeated in these messages: what cannot be parsed may still hold a password.
    private static URI httpUrl(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(SerdeConfig.URL + " holds an entry that is no URL");
        }
        boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!isHttp || url.getHost() == null) {
            throw new ConfigException(SerdeConfig.URL + " holds an entry that is no http or https URL with a host");
        }
        return url;
    }

    private static URI withoutUserInfo(URI url) {
        String path = url.getRawPath().replaceAll("/+$", "");
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return URI.create(url.getScheme() + "://" + url.getHost() + port + path);
    }
}
