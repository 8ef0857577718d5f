package io.bellbuoy.kit.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version that the build wrote into {@code build.properties}. */
public final class BuildVersion {

    private BuildVersion() {}

    /** The version, such as {@code 0.1.0}. */
    public static String read() {
        try (InputStream in = BuildVersion.class.getResourceAsStream("build.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(in, "build.properties"));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
