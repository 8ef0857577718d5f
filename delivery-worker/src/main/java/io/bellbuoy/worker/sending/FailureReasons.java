package io.bellbuoy.worker.sending;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.worker.egress.AddressRefusedException;
import io.bellbuoy.worker.egress.HostRefusedException;
import io.bellbuoy.worker.egress.HttpsRequiredException;
import io.bellbuoy.worker.verdict.Response.Failed;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Finds the reason in whatever Vert.x, Netty and the JDK throw. */
final class FailureReasons {

    private static final int MAX_DETAIL_CHARS = 300;
    private static final Pattern ADDRESS =
            Pattern.compile("/?(\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9a-fA-F]*(:[0-9a-fA-F]*){2,}]?)(:\\d+)?");

    /** The first that fits counts: many are IOExceptions too. */
    private static final List<Kind> KINDS = List.of(
            new Kind(AddressRefusedException.class, Reason.ADDRESS_REFUSED),
            new Kind(HostRefusedException.class, Reason.HOST_REFUSED),
            new Kind(HttpsRequiredException.class, Reason.HTTPS_REQUIRED),
            new Kind(InvalidTlsException.class, Reason.TLS_CONFIG_INVALID),
            new Kind(InvalidRequestException.class, Reason.REQUEST_INVALID),
            new Kind(UnknownProxyException.class, Reason.PROXY_UNKNOWN),
            new Kind(ProxyFailedException.class, Reason.PROXY_FAILED),
            new Kind(TimeoutException.class, Reason.TIMEOUT),
            new Kind(UnknownHostException.class, Reason.DNS_FAILED),
            new Kind(SSLException.class, Reason.TLS_FAILED),
            new Kind(ConnectException.class, Reason.CONNECT_FAILED),
            new Kind(NoRouteToHostException.class, Reason.CONNECT_FAILED),
            new Kind(IOException.class, Reason.RESPONSE_BROKEN),
            new Kind(DecoderException.class, Reason.RESPONSE_BROKEN),
            // Netty finds an illegal argument in a status line.
            new Kind(IllegalArgumentException.class, Reason.RESPONSE_BROKEN),
            // A closed connection and a reset stream.
            new Kind(VertxException.class, Reason.RESPONSE_BROKEN));

    private FailureReasons() {}

    static Failed of(Throwable failure) {
        Reason reason = reasonOf(failure);
        return new Failed(reason, detail(reason, failure));
    }

    private static Reason reasonOf(Throwable failure) {
        Throwable telling = failure.getCause() instanceof SSLException tls ? tls : failure;
        return KINDS.stream()
                .filter(kind -> kind.type().isInstance(telling))
                .findFirst()
                .map(Kind::reason)
                .orElse(Reason.INTERNAL_ERROR);
    }

    private static String detail(Reason reason, Throwable failure) {
        return switch (reason) {
            // These messages may quote a header, and a header may be a secret.
            case REQUEST_INVALID -> reason.sentence();
            case INTERNAL_ERROR -> failure.getClass().getName();
            // Its owner need not learn what the name leads to on the inside.
            case ADDRESS_REFUSED -> reason.sentence();
            default ->
                failure.getMessage() == null ? reason.sentence() : withoutAddresses(shortened(failure.getMessage()));
        };
    }

    /** A proxy's is on the inside, and so may an endpoint's be that the operator allows. */
    private static String withoutAddresses(String message) {
        return ADDRESS.matcher(message).replaceAll("…");
    }

    private static String shortened(String message) {
        return message.length() <= MAX_DETAIL_CHARS ? message : message.substring(0, MAX_DETAIL_CHARS - 1) + "…";
    }

    private record Kind(Class<? extends Throwable> type, Reason reason) {}
}
