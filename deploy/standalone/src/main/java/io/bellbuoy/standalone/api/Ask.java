package io.bellbuoy.standalone.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request, before it is known whom it goes to.
 *
 * @param path below the server's address, with its query
 * @param body JSON, if it has any
 */
record Ask(String method, String path, @Nullable String mediaType, @Nullable String body) {

    static Ask get(String path) {
        return new Ask("GET", path, null, null);
    }

    static Ask delete(String path) {
        return new Ask("DELETE", path, null, null);
    }

    static Ask post(String path) {
        return new Ask("POST", path, null, null);
    }

    static Ask post(String path, String json) {
        return new Ask("POST", path, "application/json", json);
    }

    static Ask put(String path, String json) {
        return new Ask("PUT", path, "application/json", json);
    }

    static Ask patch(String path, String json) {
        return new Ask("PATCH", path, "application/merge-patch+json", json);
    }

    /** The same with another parameter, unless there is no value for it. */
    Ask with(String parameter, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        String separator = path.contains("?") ? "&" : "?";
        return new Ask(method, path + separator + parameter + "=" + encoded(value.toString()), mediaType, body);
    }

    /** A path of these segments, whatever characters are in them. */
    static String path(String... segments) {
        List<String> encoded = new ArrayList<>();
        for (String segment : segments) {
            encoded.add(encoded(segment));
        }
        return "/" + String.join("/", encoded);
    }

    /** A plus sign stands for a space in queries alone. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
