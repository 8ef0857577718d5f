package io.bellbuoy.ingest.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.catalogue.Formats;
import io.bellbuoy.dialect.sample.SampleEvents;
import io.bellbuoy.dialect.template.InvalidTemplateException;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.events.TemplateSecret;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.Problems;
import io.bellbuoy.matching.EventTypePattern;
import io.bellbuoy.matching.EventTypes;
import java.util.List;
import java.util.stream.Stream;

/** Renders a template for an example of every type of event that its subscription asks for, until one does not come out. */
final class TemplateTrial {

    private static final String AT = "/endpoint/template";
    private static final int MAX_BYTES = 50 << 10;

    private final Subscription subscription;

    /** Of a subscription that is valid otherwise. */
    TemplateTrial(Subscription subscription) {
        this.subscription = withoutSecrets(subscription);
    }

    void run(Problems problems) {
        int before = problems.count();
        examples().takeWhile(example -> problems.count() == before).forEach(example -> render(example, problems));
    }

    /** Those of the vocabulary, and of the types that are asked for by names that no vocabulary has. */
    private Stream<RegistryEvent> examples() {
        EventTypes wanted = new EventTypes(
                subscription.getEventTypes().stream().map(EventTypePattern::new).toList());
        Stream<RegistryEvent> known = SampleEvents.all().stream()
                .filter(event -> !wanted.admit(event.getType()).isRefused());
        Stream<RegistryEvent> named = subscription.getEventTypes().stream()
                .filter(type -> !type.endsWith("*"))
                .map(SampleEvents::of);
        return Stream.concat(known, named);
    }

    private void render(RegistryEvent example, Problems problems) {
        Notification notification = Notification.newBuilder()
                .setId("example")
                .setTenant(subscription.getTenant())
                .setSubscription(subscription.getId())
                .setEvent(example)
                .build();
        String what = " for an example of " + example.getType();
        try {
            Content content = Formats.named("template").orElseThrow().render(notification, subscription);
            check(content, what, problems);
        } catch (InvalidTemplateException e) {
            problems.add(AT + e.pointer(), e.getMessage() + what);
        }
    }

    private static void check(Content content, String what, Problems problems) {
        int bytes = content.text().getBytes(UTF_8).length;
        if (bytes > MAX_BYTES) {
            problems.add(AT + "/body", "makes " + bytes + " bytes" + what + ", more than " + MAX_BYTES);
        }
        if (content.isJson() && content.hasBody()) {
            checkJson(content.text(), what, problems);
        }
    }

    private static void checkJson(String text, String what, Problems problems) {
        try {
            if (AvroJson.mapper().readTree(text).isMissingNode()) {
                problems.add(AT + "/body", "is missing");
            }
        } catch (JsonProcessingException e) {
            String where = ", line " + e.getLocation().getLineNr() + ": ";
            problems.add(AT + "/body", "makes no JSON" + what + where + e.getOriginalMessage());
        }
    }

    /** What is said of a failure may quote what was rendered. */
    private static Subscription withoutSecrets(Subscription subscription) {
        RequestTemplate template = subscription.getEndpoint().getTemplate();
        List<TemplateSecret> named = template.getSecrets().stream()
                .map(secret -> new TemplateSecret(secret.getName(), "secret"))
                .toList();
        Endpoint endpoint = Endpoint.newBuilder(subscription.getEndpoint())
                .setTemplate(
                        RequestTemplate.newBuilder(template).setSecrets(named).build())
                .build();
        return Subscription.newBuilder(subscription).setEndpoint(endpoint).build();
    }
}
