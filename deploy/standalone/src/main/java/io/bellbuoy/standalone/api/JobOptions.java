package io.bellbuoy.standalone.api;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a job that sends something is to be done. */
final class JobOptions {

    @Option(names = "--rate", paramLabel = "RATE", description = "How many at most: 100/s unless told, 30/m, 10/h.")
    private @Nullable String rate;

    @Option(names = "--dry-run", description = "Only counts.")
    private boolean dryRun;

    Body in(Body body) {
        return body.with("rate", rate).with("dryRun", dryRun);
    }
}
