package io.bellbuoy.dialect.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Samples;
import io.bellbuoy.dialect.sample.SampleEvents;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates written for JFrog, as they are. */
class JFrogTemplateTest {

    @Test
    void shouldFillThemWithWhatJFrogSaid() {
        // Given
        RegistryEvent event = Dialects.named("jfrog")
                .orElseThrow()
                .translate(Arrivals.of(Arrivals.sample("jfrog/artifact.deployed.real-wire.json")))
                .events()
                .get(0);

        // Then
        assertThat(rendered("{\"artifact\":\"{{ .data.name }}\",\"what\":\"{{ .domain }}/{{ .event_type }}\"}", event))
                .isEqualTo("{\"artifact\":\"some.log\",\"what\":\"artifact/deployed\"}");
        assertThat(rendered("{{ json .data }}", event))
                .isEqualTo(
                        "{\"repo_key\":\"example-repo-local\",\"path\":\"some.log\",\"name\":\"some.log\","
                                + "\"sha256\":\"069092736c73613a25917f582f8a2621b8495cb723914c85dc570761ce0846f8\",\"size\":353178}");
    }

    /** One in JFrog's envelope, and one without. */
    @ParameterizedTest
    @ValueSource(strings = {"artifact.deployed.real-wire.json", "curation.package_blocked.json"})
    void shouldSayAllThatJFrogSaid(String sample) {
        // Given
        Arrival arrival = Arrivals.of(Arrivals.sample("jfrog/" + sample));
        RegistryEvent event = Arrivals.event(Dialects.named("jfrog").orElseThrow(), arrival);

        // When, Then
        assertThat(rendered("{{ json . }}", event))
                .isEqualTo(arrival.json().root().toString());
    }

    @Test
    void shouldFillThemWithWhatOthersSaidInJFrogsWords() {
        assertThat(rendered("{{ .data.repo_key }} {{ .data.tag }}", SampleEvents.of("artifact.pushed")))
                .isEqualTo("library 1.27");
    }

    private static String rendered(String body, RegistryEvent event) {
        Subscription subscription = Samples.subscription("ci", "https://ci.example/hook");
        Endpoint endpoint = Endpoint.newBuilder(subscription.getEndpoint())
                .setFormat("template")
                .setTemplate(RequestTemplate.newBuilder().setBody(body).build())
                .build();
        return Formats.named("template")
                .orElseThrow()
                .render(
                        Notification.newBuilder().setEvent(event).build(),
                        Subscription.newBuilder(subscription)
                                .setEndpoint(endpoint)
                                .build())
                .text();
    }
}
