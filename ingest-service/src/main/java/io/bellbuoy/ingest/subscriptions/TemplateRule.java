package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.events.TemplateSecret;
import io.bellbuoy.json.Problems;
import io.bellbuoy.kit.secrets.SealedText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A template can be sent: its parts are what HTTP takes, its secrets have names, and it renders what it is meant for. */
final class TemplateRule implements SubscriptionRule {

    private static final String FORMAT = "template";
    private static final String AT = "/endpoint/template";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> WITHOUT_BODY = List.of("GET", "DELETE");
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("[\\w.+-]{1,100}/[\\w.+-]{1,100}( *;[\\x20-\\x7E]{0,200})?");
    private static final Pattern SECRET_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final int MAX_HEADERS = 50;
    private static final int MAX_SECRETS = 50;
    private static final int MAX_SECRET_CHARS = 5_120;
    private static final int MAX_CHARS = 50 << 10;

    @Override
    public void check(Subscription subscription, Problems problems) {
        Endpoint endpoint = subscription.getEndpoint();
        RequestTemplate template = endpoint.getTemplate();
        boolean isWanted = endpoint.getFormat().equals(FORMAT);
        if (isWanted != (template != null)) {
            problems.add(AT, isWanted ? "is missing" : "must be absent unless /endpoint/format is " + FORMAT);
        }
        if (template != null) {
            checkRequest(template, problems);
            checkSecrets(template, problems);
        }
        if (template != null && isWanted && problems.count() == 0) {
            new TemplateTrial(subscription).run(problems);
        }
    }

    private static void checkRequest(RequestTemplate template, Problems problems) {
        if (!METHODS.contains(template.getMethod())) {
            problems.add(AT + "/method", "must be one of " + String.join(", ", METHODS));
        }
        if (!CONTENT_TYPE.matcher(template.getContentType()).matches()) {
            problems.add(AT + "/contentType", "must be a content type such as application/json");
        }
        if (WITHOUT_BODY.contains(template.getMethod()) && !template.getBody().isEmpty()) {
            problems.add(AT + "/body", "must be absent: " + template.getMethod() + " goes without one");
        }
        if (template.getBody().length() > MAX_CHARS) {
            problems.add(AT + "/body", "must have at most " + MAX_CHARS + " characters");
        }
        checkHeaders(template, problems);
    }

    /** Those of a template may carry an authorization, as that can be one of its secrets. */
    private static void checkHeaders(RequestTemplate template, Problems problems) {
        if (template.getHeaders().size() > MAX_HEADERS) {
            problems.add(AT + "/headers", "must be at most " + MAX_HEADERS);
        }
        template.getHeaders().forEach((name, value) -> {
            String at = AT + "/headers/" + name.replace("~", "~0").replace("/", "~1");
            HeadersRule.checkFree(name, at, problems);
            if (!HeadersRule.isValue(value)) {
                problems.add(at, "must be printable ASCII on one line, at most 4096 characters");
            }
        });
    }

    private static void checkSecrets(RequestTemplate template, Problems problems) {
        if (template.getSecrets().size() > MAX_SECRETS) {
            problems.add(AT + "/secrets", "must be at most " + MAX_SECRETS);
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < template.getSecrets().size(); i++) {
            TemplateSecret secret = template.getSecrets().get(i);
            checkSecret(secret, names.add(secret.getName()), AT + "/secrets/" + i, problems);
        }
    }

    private static void checkSecret(TemplateSecret secret, boolean isFirst, String at, Problems problems) {
        if (!SECRET_NAME.matcher(secret.getName()).matches()) {
            problems.add(at + "/name", "must be 1 to 100 letters, digits or '_', and not begin with a digit");
        } else if (!isFirst) {
            problems.add(at + "/name", "must not be that of another secret");
        }
        if (SealedText.is(secret.getValue())) {
            problems.add(at + "/value", SecretsRule.NOT_SEALED);
        }
        if (secret.getValue().length() > MAX_SECRET_CHARS) {
            problems.add(at + "/value", "must have at most " + MAX_SECRET_CHARS + " characters");
        }
    }
}
