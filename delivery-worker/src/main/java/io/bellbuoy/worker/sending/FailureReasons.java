package io.bellbuoy.worker.sending;

import io.bellbuoy.worker.egress.AddressRefusedException;
import io.bellbuoy.worker.verdict.Reason;
import io.bellbuoy.worker.verdict.Response.Failed;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Finds the reason in whatever Vert.x, Netty and the JDK throw. */
final class FailureReasons {

    private static final int MAX_DETAIL_CHARS = 300;

    private FailureReasons() {}

    static Failed of(Throwable failure) {
        Reason reason = reasonOf(failure);
        return new Failed(reason, detail(reason, failure));
    }

    // The order matters: most of these are IOExceptions too.
    private static Reason reasonOf(Throwable failure) {
        if (failure instanceof AddressRefusedException) {
            return Reason.ADDRESS_REFUSED;
        }
        if (failure instanceof TimeoutException) {
            return Reason.TIMEOUT;
        }
        if (failure instanceof UnknownHostException) {
            return Reason.DNS_FAILED;
        }
        if (isTls(failure)) {
            return Reason.TLS_FAILED;
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return Reason.CONNECT_FAILED;
        }
        if (failure instanceof InvalidRequestException) {
            return Reason.REQUEST_INVALID;
        }
        return isBrokenResponse(failure) ? Reason.RESPONSE_BROKEN : Reason.INTERNAL_ERROR;
    }

    private static boolean isTls(@Nullable Throwable failure) {
        return failure instanceof SSLException || (failure != null && failure.getCause() instanceof SSLException);
    }

    private static boolean isBrokenResponse(Throwable failure) {
        // A closed connection and a reset stream are VertxExceptions; Netty finds an illegal argument in a status line.
        return failure instanceof IOException
                || failure instanceof DecoderException
                || failure instanceof IllegalArgumentException
                || failure instanceof VertxException;
    }

    private static String detail(Reason reason, Throwable failure) {
        return switch (reason) {
            // These messages may quote a header, and a header may be a secret.
            case REQUEST_INVALID -> reason.sentence();
            case INTERNAL_ERROR -> failure.getClass().getName();
            default -> shortened(failure.getMessage() == null ? reason.sentence() : failure.getMessage());
        };
    }

    private static String shortened(String message) {
        return message.length() <= MAX_DETAIL_CHARS ? message : message.substring(0, MAX_DETAIL_CHARS - 1) + "…";
    }
}
