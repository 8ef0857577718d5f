package io.bellbuoy.standalone.api;

import picocli.CommandLine.Option;

/** How much of a list is wanted. */
final class LimitOption {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    int value() {
        return limit;
    }
}
