package io.bellbuoy.dialect.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.Samples;
import io.bellbuoy.dialect.discord.Embeds;
import io.bellbuoy.dialect.sample.SampleEvents;
import io.bellbuoy.dialect.slack.BlockKit;
import io.bellbuoy.dialect.teams.AdaptiveCard;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.AvroJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of event in every format, with all that can be told of it and with nothing but its type. */
class CrossRenderingTest {

    /** What takes the body of a format at the other end; JSON for those that are not listed. */
    private static final Map<String, Consumer<Content>> ACCEPTORS = Map.of(
            "discord", Embeds::accept,
            "harbor-slack", CrossRenderingTest::acceptAnything,
            "slack", BlockKit::accept,
            "teams", AdaptiveCard::accept);

    private static final Subscription SUBSCRIPTION = subscription();

    static List<String> formats() {
        return Formats.names();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldRenderWhateverHappens(String format) {
        events().forEach(event -> assertThat(render(format, event))
                .as("%s in %s", event.getType(), format)
                .satisfies(content -> assertThat(content.text()).isNotBlank())
                .satisfies(content -> assertThat(content.mediaType()).isNotBlank())
                .satisfies(ACCEPTORS.getOrDefault(format, CrossRenderingTest::acceptJson)::accept));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldRenderTheSameWheneverItIsAsked(String format) {
        events().forEach(event -> assertThat(render(format, event)).isEqualTo(render(format, event)));
    }

    private static Stream<RegistryEvent> events() {
        return SampleEvents.all().stream().flatMap(sample -> Stream.of(sample, bare(sample)));
    }

    private static RegistryEvent bare(RegistryEvent sample) {
        return RegistryEvent.newBuilder()
                .setId(sample.getId())
                .setTenant(sample.getTenant())
                .setType(sample.getType())
                .setTime(Instant.EPOCH)
                .build();
    }

    private static Content render(String name, RegistryEvent event) {
        Format format = Formats.named(name).orElseThrow();
        Notification notification = Notification.newBuilder()
                .setId("ntf_1")
                .setTenant("acme")
                .setSubscription("ci")
                .setEvent(event)
                .build();
        return format.render(notification, SUBSCRIPTION);
    }

    /** With a template, for the format that is nothing without. */
    private static Subscription subscription() {
        AvroTrust.ensure();
        Subscription subscription = Samples.subscription("ci", "https://ci.example/hook");
        RequestTemplate template = RequestTemplate.newBuilder()
                .setBody("{\"artifact\":\"{{ .data.name }}\",\"event\":{{ json .event }}}")
                .build();
        Endpoint endpoint = Endpoint.newBuilder(subscription.getEndpoint())
                .setTemplate(template)
                .build();
        return Subscription.newBuilder(subscription).setEndpoint(endpoint).build();
    }

    private static void acceptJson(Content content) {
        assertThatCode(() -> AvroJson.mapper().readTree(content.text())).doesNotThrowAnyException();
    }

    /** Its wire form is no JSON, as Harbor writes it: its own tests say what it is. */
    private static void acceptAnything(Content content) {
        assertThat(content.method()).isEqualTo("POST");
    }
}
