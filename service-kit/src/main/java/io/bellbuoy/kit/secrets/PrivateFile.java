package io.bellbuoy.kit.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files for their owner's eyes only. */
public final class PrivateFile {

    private PrivateFile() {}

    /** Written aside and moved: it is at no moment readable by others, and it is there whole or not at all. */
    public static void write(Path file, String text) throws IOException {
        Path aside = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                file.getFileName().toString(),
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, text, UTF_8);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
