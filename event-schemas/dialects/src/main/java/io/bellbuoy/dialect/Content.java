package io.bellbuoy.dialect;

import java.util.Map;
import java.util.regex.Pattern;

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
    private static final Pattern JSON = Pattern.compile("(?i)[^;]*[/+]json\\s*(;.*)?");

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

    /** Whether a request of this method carries a body. */
    public boolean hasBody() {
        return !method.equals("GET") && !method.equals("DELETE");
    }

    /** Whether it says that it is JSON. */
    public boolean isJson() {
        return JSON.matcher(mediaType).matches();
    }

    /** The same with this body. */
    public Content withText(String text) {
        return new Content(method, mediaType, headers, text);
    }

    /** The same with these headers. */
    public Content with(Map<String, String> headers) {
        return new Content(method, mediaType, headers, text);
    }
}
