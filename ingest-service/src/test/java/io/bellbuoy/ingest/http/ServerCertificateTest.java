package io.bellbuoy.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.config.DoorConfig;
import io.bellbuoy.testing.TestIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {

    @TempDir
    private Path directory;

    @Test
    void shouldTakeNoKeyThatIsNotTheCertificates() throws Exception {
        // Given: one is replaced, and the other not yet
        DoorConfig.Tls files = new DoorConfig.Tls(directory.resolve("tls.crt"), directory.resolve("tls.key"));
        TestIdentity old = TestIdentity.make(directory, "old");
        TestIdentity renewed = TestIdentity.make(directory, "renewed");
        Files.writeString(files.certificateFile(), renewed.certificate());
        Files.writeString(files.keyFile(), old.key());

        // Then
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ServerCertificate.read(files))
                .withMessageContaining("http.tls.key-file")
                .withMessageContaining("it must be the key of the certificate in");
        Files.writeString(files.keyFile(), renewed.key());
        assertThat(ServerCertificate.read(files))
                .hasToString("ServerCertificate[" + renewed.certificate().length() + " characters]");
    }

    @Test
    void shouldNameTheFileThatIsMissing() {
        DoorConfig.Tls files = new DoorConfig.Tls(directory.resolve("none.crt"), directory.resolve("none.key"));

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ServerCertificate.read(files))
                .withMessageContaining("http.tls.certificate-file")
                .withMessageContaining("none.crt");
    }
}
