package io.bellbuoy.kit.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with a key set, in Tink's JSON form. */
public final class KeySetFile {

    private final Path file;

    /** A file that need not be there yet. */
    public KeySetFile(Path file) {
        this.file = file;
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it holds no key set
     */
    public KeySet read() throws IOException {
        return KeySet.parse(Files.readString(file, UTF_8));
    }

    /** Makes or replaces it. */
    public void write(KeySet keys) throws IOException {
        PrivateFile.write(file, keys.json() + "\n");
    }

    /** Whether there is one. */
    public boolean exists() {
        return Files.exists(file);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
