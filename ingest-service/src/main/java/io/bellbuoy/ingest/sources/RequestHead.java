package io.bellbuoy.ingest.sources;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request says before its body.
 *
 * @param headers by name, in any case, with all their values
 * @param urlTokens values of the parameter {@code token} of its URL
 */
public record RequestHead(Map<String, List<String>> headers, List<String> urlTokens) {

    public RequestHead {
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
        urlTokens = List.copyOf(urlTokens);
    }

    List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** Without the values, which are secrets. */
    @Override
    public String toString() {
        return "RequestHead" + headers.keySet();
    }
}
