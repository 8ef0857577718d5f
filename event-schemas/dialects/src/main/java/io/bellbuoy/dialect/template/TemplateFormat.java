package io.bellbuoy.dialect.template;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.standard.StandardFormat;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.events.TemplateSecret;
import io.bellbuoy.json.AvroJson;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The subscription's own template: method, content type, headers and body. Names begin at {@code .data} and its neighbours
 * in JFrog's envelope, which is {@code .}, at {@code .event}, which is the event as format {@code standard} has it, or at
 * {@code .secrets}; what an event does not tell is empty. Unlike any other format it throws {@link InvalidTemplateException}, when a template is
 * one that the API would have refused or makes a body without end.
 *
 * @see <a href="https://mustache.github.io/mustache.5.html">Mustache</a>
 */
public final class TemplateFormat implements Format {

    private static final int MAX_BODY = 1 << 20;
    private static final int MAX_HEADER = 4_096;
    private static final Pattern NOT_IN_HEADERS = Pattern.compile("[^\\t\\x20-\\x7E]");
    private static final Format EVENT = new StandardFormat();
    private static final RequestTemplate EMPTY;

    static {
        AvroTrust.ensure();
        EMPTY = RequestTemplate.newBuilder().build();
    }

    private final Format data;

    /**
     * With the facts of another format.
     *
     * @param data the format whose JSON, an envelope with {@code data}, templates are given
     */
    public TemplateFormat(Format data) {
        this.data = data;
    }

    @Override
    public String name() {
        return "template";
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        RequestTemplate template =
                Optional.ofNullable(subscription.getEndpoint().getTemplate()).orElse(EMPTY);
        JsonNode body = json(data.render(notification, subscription));
        JsonNode event = json(EVENT.render(notification, subscription));
        Scope scope = new Scope(body, facts(body, event), secrets(template));
        Map<String, String> headers = template.getHeaders().entrySet().stream()
                .collect(toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> header(header.getKey(), header.getValue(), template, scope),
                        (first, second) -> first));
        Content content = new Content(template.getMethod(), template.getContentType(), headers, "");
        return content.hasBody() ? content.withText(body(template, Escaping.of(content), scope)) : content;
    }

    private static String body(RequestTemplate template, Escaping escaping, Scope scope) {
        return new TextTemplate("/body", template.getBody(), escaping, names(template)).render(scope, MAX_BODY);
    }

    private static String header(String name, String value, RequestTemplate template, Scope scope) {
        String pointer = "/headers/" + name.replace("~", "~0").replace("/", "~1");
        String text = new TextTemplate(pointer, value, Escaping.NONE, names(template)).render(scope, MAX_HEADER);
        return NOT_IN_HEADERS.matcher(text).replaceAll("?");
    }

    private static Set<String> names(RequestTemplate template) {
        return template.getSecrets().stream().map(TemplateSecret::getName).collect(toSet());
    }

    private static ObjectNode secrets(RequestTemplate template) {
        ObjectNode secrets = AvroJson.mapper().createObjectNode();
        template.getSecrets().forEach(secret -> secrets.put(secret.getName(), secret.getValue()));
        return secrets;
    }

    /** A body without an envelope, as JFrog has a few, is all data. */
    private static ObjectNode facts(JsonNode body, JsonNode event) {
        ObjectNode facts = AvroJson.mapper().createObjectNode();
        if (body instanceof ObjectNode envelope && envelope.has("data")) {
            facts.setAll(envelope);
        } else {
            facts.set("data", body);
        }
        facts.set("event", event);
        return facts;
    }

    private static JsonNode json(Content content) {
        try {
            return AvroJson.mapper().readTree(content.text());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("What a format wrote as JSON can be read", e);
        }
    }
}
