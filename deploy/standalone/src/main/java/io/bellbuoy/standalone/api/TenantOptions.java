package io.bellbuoy.standalone.api;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Whose things a command is about. */
final class TenantOptions {

    @Option(
            names = {"-t", "--tenant"},
            paramLabel = "TENANT",
            required = true,
            defaultValue = "${env:BELLBUOY_TENANT}",
            description = "Whose: a tenant, or BELLBUOY_TENANT.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String tenant;

    /** The path of something that the tenant has. */
    String path(String... segments) {
        List<String> all = new ArrayList<>(List.of("v1", "tenants", tenant));
        all.addAll(List.of(segments));
        return Ask.path(all.toArray(String[]::new));
    }
}
