package io.bellbuoy.worker.sending;

import io.netty.handler.proxy.ProxyConnectException;
import java.io.Serial;
import java.net.ConnectException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** The proxy did not do its part: it is away, or does not let us through. */
final class ProxyFailedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** How Netty says that the proxy was willing but could not reach the endpoint: in words alone. */
    private static final Pattern ENDPOINT_UNREACHABLE =
            Pattern.compile("status: (50[234]|NETWORK_UNREACHABLE|HOST_UNREACHABLE|CONNECTION_REFUSED|TTL_EXPIRED)\\b");

    ProxyFailedException(String message) {
        super(message);
    }

    /** What a failure to connect through a proxy really was: the endpoint's, or else the proxy's. */
    static Throwable blame(Throwable failure, Route route) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof ProxyConnectException
                && ENDPOINT_UNREACHABLE.matcher(message).find()) {
            return new ConnectException("The proxy cannot connect to the endpoint");
        }
        // Vert.x words it so when the handshake is that of the connection, and not the proxy's on the way there.
        boolean isEndpointsTls = !route.isForwarded()
                && failure instanceof SSLException
                && message.equals("Failed to create SSL connection");
        return isEndpointsTls ? failure : new ProxyFailedException("The proxy failed: " + message);
    }
}
