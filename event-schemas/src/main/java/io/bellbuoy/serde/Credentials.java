package io.bellbuoy.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/** What to put into the {@code Authorization} header of a request to a registry's URL, if anything. */
@FunctionalInterface
interface Credentials {
    Optional<String> authorization(URI url);

    /** Each URL brings its own: {@code http://user:password@host}. */
    static Credentials ofUrl() {
        return url -> Optional.ofNullable(url.getUserInfo()).map(Credentials::basic);
    }

    static Credentials ofUserInfo(String userInfo) {
        String header = basic(userInfo);
        return url -> Optional.of(header);
    }

    static Credentials ofToken(String token) {
        String header = "Bearer " + token;
        return url -> Optional.of(header);
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8));
    }
}
