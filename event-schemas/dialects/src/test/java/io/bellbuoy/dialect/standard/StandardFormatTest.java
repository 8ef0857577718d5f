package io.bellbuoy.dialect.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.Samples;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Original;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.AvroJson;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class StandardFormatTest {

    private final Format format = new StandardFormat();

    @Test
    void shouldSpellTypeTimestampAndDataAsStandardWebhooksHasIt() throws Exception {
        // When
        Content body = render(Samples.event("e-1"));

        // Then
        JsonNode json = AvroJson.mapper().readTree(body.text());
        assertThat(body.mediaType()).isEqualTo("application/json");
        assertThat(json.fieldNames()).toIterable().containsExactly("type", "timestamp", "data");
        assertThat(json.at("/type").textValue()).isEqualTo("artifact.pushed");
        assertThat(json.at("/timestamp").textValue()).isEqualTo("2026-11-21T06:30:00.123Z");
        assertThat(json.at("/data/id").textValue()).isEqualTo("e-1");
        assertThat(json.at("/data/repository/name").textValue()).isEqualTo("library/nginx");
        assertThat(json.at("/data/artifact/tags/0").textValue()).isEqualTo("1.27");
    }

    @Test
    void shouldKeepHowTheEventArrivedToItself() throws Exception {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder(Samples.event("e-1"))
                .setOriginal(new Original("application/json", ByteBuffer.wrap(new byte[] {1, 2})))
                .build();

        // When
        Content body = render(event);

        // Then
        JsonNode data = AvroJson.mapper().readTree(body.text()).get("data");
        assertThat(data.fieldNames()).toIterable().doesNotContain("type", "time", "dialect", "original");
    }

    @Test
    void shouldShowAChangedSubscriptionWithoutItsSecrets() throws Exception {
        // Given
        Subscription subscription = Samples.subscription("ci", "https://ci.example/hook");
        RegistryEvent event = RegistryEvent.newBuilder(Samples.event("e-1"))
                .setType("bellbuoy.subscription.updated")
                .setSubscription(Subscription.newBuilder(subscription)
                        .setEndpoint(Endpoint.newBuilder(subscription.getEndpoint())
                                .setAuthorization("Bearer t0ken")
                                .build())
                        .build())
                .build();

        // When
        Content body = render(event);

        // Then
        assertThat(body.text()).doesNotContain("whsec_").doesNotContain("t0ken");
        JsonNode data = AvroJson.mapper().readTree(body.text()).get("data");
        assertThat(data.at("/subscription/endpoint/url").textValue()).isEqualTo("https://ci.example/hook");
    }

    private Content render(RegistryEvent event) {
        Notification notification = Notification.newBuilder().setEvent(event).build();
        return format.render(notification, Samples.subscription("ci", "https://ci.example/hook"));
    }
}
