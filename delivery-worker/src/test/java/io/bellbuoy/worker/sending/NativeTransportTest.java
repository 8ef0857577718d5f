package io.bellbuoy.worker.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class NativeTransportTest {

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void shouldBeThereForAVertxThatPrefersIt() {
        // When
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));

        // Then
        assertThat(vertx.isNativeTransportEnabled()).isTrue();
        vertx.close();
    }
}
