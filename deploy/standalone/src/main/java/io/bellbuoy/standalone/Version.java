package io.bellbuoy.standalone;

import io.bellbuoy.kit.config.BuildVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"bellbuoy " + BuildVersion.read()};
    }
}
