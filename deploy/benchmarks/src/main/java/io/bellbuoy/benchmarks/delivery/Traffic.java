package io.bellbuoy.benchmarks.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.benchmarks.Samples;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Matched;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Subscriptions of many tenants and notifications that go to each in turn, with bodies of about 600 bytes.
 *
 * @param subscriptions how many there are
 * @param urls where each wants its webhooks
 */
public record Traffic(int subscriptions, IntFunction<String> urls) {

    private static final int PER_TENANT = 10;

    /** Each on a path of its own of the same host. */
    public static Traffic to(String sink, int subscriptions) {
        return new Traffic(subscriptions, number -> sink + "/hook/" + number);
    }

    Subscription subscription(int number) {
        SubscriptionKey key = key(number);
        Endpoint endpoint = Samples.endpoint(urls.apply(number), secret(number));
        return Samples.subscription(
                key.tenant(),
                key.id(),
                List.of("artifact.pushed"),
                Samples.include("team-7/**"),
                Samples.ANY,
                endpoint);
    }

    /** A notification for the subscription whose turn it is. */
    public Notification notification(int number, String id) {
        SubscriptionKey key = key(number % subscriptions);
        Matched matched = new Matched("artifact.pushed", "team-7/**", null, null);
        return new Notification(id, key.tenant(), key.id(), 1L, matched, event(number, key.tenant()));
    }

    static SubscriptionKey key(int subscription) {
        return new SubscriptionKey("tenant-" + subscription / PER_TENANT, "subscription-" + subscription);
    }

    private static RegistryEvent event(int number, String tenant) {
        SplittableRandom random = new SplittableRandom(number);
        String version = random.nextInt(20) + "." + random.nextInt(100);
        String path = "com/example/library/" + version + "/library-" + version + ".jar";
        String digest = "sha256:" + hex(random) + hex(random) + hex(random) + hex(random);
        String url = "https://registry.example/team-7/service-1/" + path;
        Artifact artifact = new Artifact(
                "file", path, "library", version, List.of(version), digest, "application/java-archive", 1_000L, url);
        return Samples.event(tenant, hex(random) + hex(random), "artifact.pushed", "team-7/service-1", artifact);
    }

    private static String hex(SplittableRandom random) {
        return String.format("%016x", random.nextLong());
    }

    private static String secret(int subscription) {
        String key = String.format("the secret of subscription %6d", subscription);
        return "whsec_" + Base64.getEncoder().encodeToString(key.getBytes(UTF_8));
    }
}
