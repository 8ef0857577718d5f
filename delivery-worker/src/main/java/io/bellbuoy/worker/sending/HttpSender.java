package io.bellbuoy.worker.sending;

import io.bellbuoy.time.Durations;
import io.bellbuoy.worker.egress.EgressGuard;
import io.bellbuoy.worker.verdict.Response;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.client.HttpRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Posts to the address that the guard has vetted and waits, on one event loop, for the status and the end of the body.
 * One deadline spans it all, DNS included; it is no wrapper round this, because whoever only stops waiting leaves a
 * hanging connection behind. Fails the future when there is no status. Any thread may call.
 */
final class HttpSender implements Sender {

    private final EgressGuard guard;
    private final HttpClients clients;
    private final int maxResponseBytes;
    private final Context context;

    HttpSender(EgressGuard guard, HttpClients clients, int maxResponseBytes, Context context) {
        this.guard = guard;
        this.clients = clients;
        this.maxResponseBytes = maxResponseBytes;
        this.context = context;
    }

    @Override
    public Future<Response> send(Request request) {
        Promise<Response> outcome = Promise.promise();
        context.runOnContext(loop -> begin(request).onComplete(outcome));
        return outcome.future();
    }

    private Future<Response> begin(Request request) {
        Exchange exchange = new Exchange(maxResponseBytes);
        cutAfter(request.timeout(), exchange);
        orCut(exchange, () -> guard.vettedAddress(request.host())
                .onComplete(address ->
                        context.runOnContext(loop -> orCut(exchange, () -> connect(request, address, exchange)))));
        return exchange.outcome();
    }

    /** What is thrown on an event loop reaches nobody who waits; so it ends the exchange. */
    private static void orCut(Exchange exchange, Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            exchange.cut(new InvalidRequestException(e));
        } catch (RuntimeException e) {
            exchange.cut(e);
        }
    }

    private void cutAfter(Duration timeout, Exchange exchange) {
        long timer = context.owner().setTimer(timeout.toMillis(), fired -> exchange.cut(expired(timeout)));
        exchange.outcome().onComplete(over -> context.owner().cancelTimer(timer));
    }

    private static TimeoutException expired(Duration timeout) {
        return new TimeoutException("No complete response within " + Durations.format(timeout));
    }

    private void connect(Request request, AsyncResult<InetAddress> address, Exchange exchange) {
        if (address.succeeded()) {
            post(request, address.result(), exchange);
        } else {
            exchange.cut(address.cause());
        }
    }

    private void post(Request request, InetAddress address, Exchange exchange) {
        // Without the name: Vert.x would look that up again, and connect to what it finds then.
        SocketAddress server = SocketAddress.inetSocketAddress(request.port(), address.getHostAddress());
        HttpRequest<Void> post = clients.forRequest(request)
                .requestAbs(HttpMethod.POST, server, request.url().toASCIIString())
                .connectTimeout(request.timeout().toMillis())
                .as(exchange);
        request.headers().forEach(post::putHeader);
        post.sendBuffer(Buffer.buffer(request.body()))
                .onSuccess(response -> exchange.answered())
                .onFailure(exchange::cut);
    }
}
