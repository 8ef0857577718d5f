package io.bellbuoy.ingest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bellbuoy.kit.config.ConfigCatalogue;
import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.config.DoorConfig;
import io.bellbuoy.kit.pem.Certificates;
import io.bellbuoy.kit.pem.InvalidPemException;
import io.bellbuoy.kit.pem.PrivateKeys;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A certificate and its private key, as they stand in their files.
 *
 * @param chain in PEM
 * @param key in PEM
 */
record ServerCertificate(String chain, String key) {

    /**
     * Reads both; waits for the disk.
     *
     * @throws ConfigException when they cannot be read or do not belong together, as between the writing of the one and the other
     */
    static ServerCertificate read(DoorConfig.Tls files) {
        ServerCertificate read = new ServerCertificate(
                text(ConfigCatalogue.HTTP_TLS_CERTIFICATE_FILE, files.certificateFile()),
                text(ConfigCatalogue.HTTP_TLS_KEY_FILE, files.keyFile()));
        if (!read.isPair(files)) {
            throw unusable(files, "it must be the key of the certificate in " + files.certificateFile());
        }
        return read;
    }

    /** In the server's words. */
    PemKeyCertOptions options() {
        return new PemKeyCertOptions().addCertValue(Buffer.buffer(chain)).addKeyValue(Buffer.buffer(key));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ServerCertificate[" + chain.length() + " characters]";
    }

    private boolean isPair(DoorConfig.Tls files) {
        try {
            return PrivateKeys.belongTogether(
                    PrivateKeys.parse(key), Certificates.parse(chain).get(0).getPublicKey());
        } catch (InvalidPemException e) {
            throw unusable(files, "certificate and key " + e.getMessage());
        }
    }

    private static ConfigException unusable(DoorConfig.Tls files, String why) {
        return ConfigException.unusable(ConfigCatalogue.HTTP_TLS_KEY_FILE, files.keyFile(), why);
    }

    private static String text(String setting, Path file) {
        try {
            return Files.readString(file, US_ASCII);
        } catch (IOException e) {
            throw ConfigException.unusable(setting, file, "it cannot be read: " + e);
        }
    }
}
