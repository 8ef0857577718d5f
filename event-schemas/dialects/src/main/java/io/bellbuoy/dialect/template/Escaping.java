package io.bellbuoy.dialect.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import io.bellbuoy.dialect.Content;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.regex.Pattern;

/** How values are written into a body of some content type, so that none breaks out of its place. */
enum Escaping implements Mustache.Escaper {
    NONE,
    /** For values between quotes, which the template has. */
    JSON,
    MARKUP,
    FORM;

    private static final Pattern MARKUP_TYPE = Pattern.compile("(text/html|[^;]*[/+]xml)\\s*(;.*)?");
    private static final Pattern FORM_TYPE = Pattern.compile("application/x-www-form-urlencoded\\s*(;.*)?");

    static Escaping of(Content content) {
        String type = content.mediaType().toLowerCase(Locale.ROOT);
        if (content.isJson()) {
            return JSON;
        }
        if (MARKUP_TYPE.matcher(type).matches()) {
            return MARKUP;
        }
        return FORM_TYPE.matcher(type).matches() ? FORM : NONE;
    }

    @Override
    public String escape(String text) {
        return switch (this) {
            case NONE -> text;
            case JSON -> new String(JsonStringEncoder.getInstance().quoteAsString(text));
            case MARKUP -> Escapers.HTML.escape(text);
            case FORM -> URLEncoder.encode(text, UTF_8);
        };
    }

    /** JSON within JSON is no text, and stays as it is. */
    @Override
    public CharSequence escape(CharSequence text) {
        return this == JSON && text instanceof Verbatim ? text : escape(text.toString());
    }
}
