package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.standard.StandardFormat;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The least that can be done: bodies that were rendered beforehand, a signature, a request, and the next as soon as one is
 * answered, all on one event loop. Ends when it is killed.
 */
public final class RawLoopMain {

    private static final int BODIES = 10_000;

    private final WebhookClient client;
    private final List<Hook> hooks;

    private int posted;

    private RawLoopMain(WebhookClient client, List<Hook> hooks) {
        this.client = client;
        this.hooks = hooks;
    }

    /** Takes the sink's URL, how many subscriptions there are, and how many requests to have in flight. */
    public static void main(String[] arguments) {
        Traffic traffic = Traffic.to(arguments[0], Integer.parseInt(arguments[1]));
        int inFlight = Integer.parseInt(arguments[2]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        List<Hook> hooks = IntStream.range(0, BODIES)
                .mapToObj(number -> Hook.of(traffic, number))
                .toList();
        RawLoopMain loop = new RawLoopMain(new WebhookClient(vertx, inFlight), hooks);
        vertx.runOnContext(start -> IntStream.range(0, inFlight).forEach(number -> loop.postNext()));
    }

    private void postNext() {
        Hook hook = hooks.get(posted++ % BODIES);
        client.post(hook.subscription(), hook.id(), hook.body())
                .onSuccess(response -> postNext())
                .onFailure(failure -> Runtime.getRuntime().halt(1));
    }

    private record Hook(Subscription subscription, String id, String body) {

        static Hook of(Traffic traffic, int number) {
            Notification notification = traffic.notification(number, DueId.of(DueId.ANY_TIME, number));
            Subscription subscription = traffic.subscription(number % traffic.subscriptions());
            Content content = new StandardFormat().render(notification, subscription);
            return new Hook(subscription, notification.getId(), content.text());
        }
    }
}
