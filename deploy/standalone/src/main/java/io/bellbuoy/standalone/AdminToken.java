package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.kit.secrets.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The administrator's token of a standalone installation: made once, kept in the data folder for its owner's eyes only.
 *
 * @param file where it is kept
 * @param value the token itself
 */
record AdminToken(Path file, String value) {

    private static final String NAME = "admin-token";
    private static final int BYTES = 32;

    /** The token in the folder, made if there is none. */
    static AdminToken in(Path data) throws IOException {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            make(file);
        }
        return new AdminToken(file, Files.readString(file, UTF_8).strip());
    }

    /** Where an administrator finds the token in force, which need not be this one. */
    String whereabouts(String inForce) {
        return inForce.equals(value) ? "in " + file.toAbsolutePath() : "as configured in admin.token";
    }

    private static void make(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        PrivateFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
    }

    /** Says where, not what. */
    @Override
    public String toString() {
        return "AdminToken[" + file + "]";
    }
}
