package io.bellbuoy.dialect;

import java.util.Map;

/**
 * What a request carries.
 *
 * @param method of the request
 * @param mediaType the {@code Content-Type}
 * @param headers that belong to the format, by name in lower case; those of the subscription win over them
 * @param text the body, sent in UTF-8
 */
public record Content(String method, String mediaType, Map<String, String> headers, String text) {

    private static final String POST = "POST";

    public Content {
        headers = Map.copyOf(headers);
    }

    /** Posted as {@code application/json}, and nothing else to say. */
    public static Content json(String text) {
        return of("application/json", text);
    }

    /** Posted, and nothing else to say. */
    public static Content of(String mediaType, String text) {
        return new Content(POST, mediaType, Map.of(), text);
    }

    /** The same with these headers. */
    public Content with(Map<String, String> headers) {
        return new Content(method, mediaType, headers, text);
    }
}
