package io.bellbuoy.dialect.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonProblem;
import java.net.URLDecoder;
import java.util.List;

/** JSON that may come as the field {@code payload} of a form, as GitHub's and Gitea's hooks have it. */
public final class FormPayload {

    /** The media type of a form. */
    public static final String FORM = "application/x-www-form-urlencoded";

    private static final String FIELD = "payload";

    private FormPayload() {}

    /**
     * The JSON, out of its form if it is in one.
     *
     * @throws io.bellbuoy.json.MalformedJsonException when it is no JSON
     * @throws InvalidJsonException when the form has no such field
     */
    public static JsonBody json(Arrival arrival) {
        return arrival.mediaType().equals(FORM) ? JsonBody.parse(payload(arrival)) : arrival.json();
    }

    private static byte[] payload(Arrival arrival) {
        for (String field : new String(arrival.bytes(), UTF_8).split("&", -1)) {
            if (field.startsWith(FIELD + "=")) {
                return decoded(field.substring(FIELD.length() + 1));
            }
        }
        throw invalid("is missing from the form");
    }

    private static byte[] decoded(String value) {
        try {
            return URLDecoder.decode(value, UTF_8).getBytes(UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("is not encoded as a form's field is");
        }
    }

    private static InvalidJsonException invalid(String detail) {
        return new InvalidJsonException(List.of(new JsonProblem("/" + FIELD, detail)));
    }
}
