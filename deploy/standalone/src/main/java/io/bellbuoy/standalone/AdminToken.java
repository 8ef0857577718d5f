package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
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

    /** Written aside and moved: it is at no moment readable by others, and it is there whole or not at all. */
    private static void make(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Path aside = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                NAME,
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, token + "\n", UTF_8);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Says where, not what. */
    @Override
    public String toString() {
        return "AdminToken[" + file + "]";
    }
}
