package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The URL can be requested as it stands. Which addresses it may lead to is decided where the connection is made. */
final class EndpointUrlRule implements SubscriptionRule {

    private static final String AT = "/endpoint/url";
    private static final int MAX_LENGTH = 2048;
    private static final int MAX_PORT = 65_535;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Override
    public void check(Subscription subscription, Problems problems) {
        violation(subscription.getEndpoint().getUrl()).ifPresent(detail -> problems.add(AT, detail));
    }

    static boolean isKept(Endpoint endpoint) {
        return violation(endpoint.getUrl()).isEmpty();
    }

    private static Optional<String> violation(String url) {
        if (url.isEmpty()) {
            return Optional.of("is missing");
        }
        if (url.length() > MAX_LENGTH) {
            return Optional.of("must have at most " + MAX_LENGTH + " characters");
        }
        try {
            return violation(new URI(url));
        } catch (URISyntaxException e) {
            // Without the text itself, which may carry a credential.
            return Optional.of("must be a URL: " + e.getReason() + " at position " + e.getIndex());
        }
    }

    private static Optional<String> violation(URI url) {
        String scheme = url.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            return Optional.of("must start with http:// or https://");
        }
        if (url.getHost() == null) {
            return Optional.of("must have a host name or address");
        }
        if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
            return Optional.of("must have a port between 1 and " + MAX_PORT + ", or none");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("must not carry a user name or password; use authorization for that");
        }
        if (url.getRawFragment() != null) {
            return Optional.of("must not have a fragment (#), which is never sent");
        }
        return Optional.empty();
    }
}
