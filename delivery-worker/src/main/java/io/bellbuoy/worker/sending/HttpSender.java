package io.bellbuoy.worker.sending;

import io.bellbuoy.time.Durations;
import io.bellbuoy.worker.verdict.Response;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Sends by a vetted route and waits, on one event loop, for the status and the end of the body. One deadline spans it all,
 * DNS included; it is no wrapper round this, because whoever only stops waiting leaves a hanging connection behind. Fails the
 * future when there is no status. Any thread may call.
 */
final class HttpSender implements Sender {

    private final Routes routes;
    private final HttpClients clients;
    private final int maxResponseBytes;
    private final Context context;

    HttpSender(Routes routes, HttpClients clients, int maxResponseBytes, Context context) {
        this.routes = routes;
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
        request.trail().begin(request.body().length());
        Exchange exchange = new Exchange(request.trail(), maxResponseBytes);
        cutAfter(request.timeout(), exchange);
        orCut(exchange, () -> routes.to(request)
                .onComplete(route ->
                        context.runOnContext(loop -> orCut(exchange, () -> connect(request, route, exchange)))));
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

    private void connect(Request request, AsyncResult<Route> found, Exchange exchange) {
        if (found.failed()) {
            exchange.cut(found.cause());
            return;
        }
        Route route = found.result();
        clients.connect(request, route)
                .onSuccess(connected ->
                        orCut(exchange, () -> exchange.start(connected, request.body(), route.isForwarded())))
                .onFailure(exchange::cut);
    }
}
