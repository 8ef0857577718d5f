package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {

    @TempDir
    private Path data;

    @Test
    void shouldBeKeptForItsOwnersEyesOnly() throws IOException {
        AdminToken token = AdminToken.in(data);

        assertThat(Files.getPosixFilePermissions(token.file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(token.value()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(AdminToken.in(data)).isEqualTo(token);
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void shouldLeaveNothingBesideItself() throws IOException {
        AdminToken token = AdminToken.in(data);

        assertThat(data).isDirectoryContaining(token.file()::equals);
        assertThat(data.toFile().list()).hasSize(1);
    }

    @Test
    void shouldSendAdministratorsToTheFileOnlyWhenItHoldsTheTokenInForce() throws IOException {
        AdminToken token = AdminToken.in(data);

        assertThat(token.whereabouts(token.value())).endsWith("/admin-token");
        assertThat(token.whereabouts("another-token")).isEqualTo("as configured in admin.token");
    }
}
