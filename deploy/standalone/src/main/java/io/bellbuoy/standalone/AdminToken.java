package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    /** Created with its permissions, so that it is at no moment readable by others. */
    private static void make(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Files.writeString(file, token + "\n", UTF_8, StandardOpenOption.WRITE);
    }

    /** Says where, not what. */
    @Override
    public String toString() {
        return "AdminToken[" + file + "]";
    }
}
