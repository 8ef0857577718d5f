package io.bellbuoy.kit.config;

import java.util.Set;
import java.util.regex.Pattern;

/** Environment variables that begin like ours and are not configuration. */
final class ForeignVariables {

    private static final Set<String> NAMES =
            Set.of("BELLBUOY_HOME", "BELLBUOY_JAVA_OPTS", "BELLBUOY_URL", "BELLBUOY_TOKEN", "BELLBUOY_TENANT");
    private static final String TEST_PREFIX = "BELLBUOY_TEST_";

    /**
     * Kubernetes tells every pod about every Service, so one called {@code bellbuoy-ingest} gives
     * {@code BELLBUOY_INGEST_SERVICE_HOST} and {@code BELLBUOY_INGEST_PORT=tcp://…}; see
     * https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
     */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("BELLBUOY_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_\\d+_(TCP|UDP|SCTP)(_.+)?)");

    private static final Pattern SERVICE_LINK_URL = Pattern.compile("(tcp|udp|sctp)://.+");

    private ForeignVariables() {}

    static boolean contains(String name, String value) {
        boolean isServiceLink = SERVICE_LINK.matcher(name).matches()
                || (name.endsWith("_PORT") && SERVICE_LINK_URL.matcher(value).matches());
        return NAMES.contains(name) || name.startsWith(TEST_PREFIX) || isServiceLink;
    }
}
