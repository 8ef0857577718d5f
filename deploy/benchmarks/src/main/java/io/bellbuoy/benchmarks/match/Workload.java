package io.bellbuoy.benchmarks.match;

import io.bellbuoy.benchmarks.Samples;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Subscriptions and the events that they wait for, the same on every run. There are as many teams, families of apps and builds
 * as make about 2.5 subscriptions want an event, however many subscriptions a tenant has.
 *
 * @param tenants how many there are
 * @param perTenant subscriptions of each
 * @param seed another one makes other filters for the same subscriptions
 */
record Workload(int tenants, int perTenant, long seed) {

    private static final long SEED = 20_261_121;
    private static final int SERVICES = 8;
    private static final int ORGANISATIONS = 20;

    private record Wish(Patterns repositories, Patterns paths) {

        static Wish of(Patterns repositories) {
            return new Wish(repositories, Samples.ANY);
        }
    }

    static Workload of(int tenants, int perTenant) {
        return new Workload(tenants, perTenant, SEED);
    }

    /** The same subscriptions after each has been changed. */
    Workload changed() {
        return new Workload(tenants, perTenant, ~seed);
    }

    int size() {
        return tenants * perTenant;
    }

    Stream<Subscription> subscriptions() {
        return IntStream.range(0, size()).mapToObj(this::subscription);
    }

    Subscription subscription(int number) {
        SplittableRandom random = random(number);
        List<String> eventTypes = eventTypes(random);
        Wish wish = wish(random);
        return Samples.subscription(
                "tenant-" + number % tenants, "subscription-" + number, eventTypes, wish.repositories(), wish.paths());
    }

    private static List<String> eventTypes(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of("artifact.pushed", "artifact.deleted");
            default -> List.of("artifact.pushed");
        };
    }

    private Wish wish(SplittableRandom random) {
        int percentile = random.nextInt(100);
        if (percentile < 40) {
            return Wish.of(Samples.include(team(random, Popularity.UNIFORM) + "/**"));
        }
        if (percentile < 60) {
            return Wish.of(Samples.include(team(random, Popularity.UNIFORM) + "/service-" + random.nextInt(SERVICES)));
        }
        if (percentile < 75) {
            return new Wish(Samples.ANY, Samples.include("**/*-" + build(random, Popularity.UNIFORM) + ".jar"));
        }
        if (percentile < 90) {
            return Wish.of(Samples.include(
                    organisation(random, Popularity.UNIFORM) + "/*/" + appFamily(random, Popularity.UNIFORM) + "*/**"));
        }
        String team = team(random, Popularity.UNIFORM);
        return new Wish(
                new Patterns(List.of(team + "/**"), List.of(team + "/test-*")),
                new Patterns(List.of(), List.of("**/*.sig")));
    }

    Stream<RegistryEvent> events(int count, Popularity popularity) {
        return IntStream.range(0, count).mapToObj(number -> event(number, popularity));
    }

    private RegistryEvent event(int number, Popularity popularity) {
        SplittableRandom random = random(~number);
        String type = random.nextInt(5) == 0 ? "artifact.deleted" : "artifact.pushed";
        String tenant = "tenant-" + popularity.pick(random, tenants);
        String repository = repository(random, popularity);
        String version = random.nextInt(20) + "." + random.nextInt(100);
        return Samples.event(tenant, "event-" + number, type, repository, path(random, popularity, version), version);
    }

    private String repository(SplittableRandom random, Popularity popularity) {
        if (random.nextInt(10) < 3) {
            return organisation(random, popularity) + "/unit-" + random.nextInt(50) + "/"
                    + appFamily(random, popularity) + random.nextInt(50);
        }
        String kind = random.nextInt(8) == 0 ? "/test-" : "/service-";
        return team(random, popularity) + kind + random.nextInt(SERVICES);
    }

    private String path(SplittableRandom random, Popularity popularity, String version) {
        String signature = random.nextInt(10) == 0 ? ".sig" : "";
        return "com/example/" + version + "/library-" + build(random, popularity) + ".jar" + signature;
    }

    private String team(SplittableRandom random, Popularity popularity) {
        return "team-" + popularity.pick(random, shared(5));
    }

    private static String organisation(SplittableRandom random, Popularity popularity) {
        return "org-" + popularity.pick(random, ORGANISATIONS);
    }

    private int build(SplittableRandom random, Popularity popularity) {
        return popularity.pick(random, shared(6));
    }

    private String appFamily(SplittableRandom random, Popularity popularity) {
        return "app-" + popularity.pick(random, shared(5 * ORGANISATIONS)) + "-";
    }

    /** How many of a kind there are when there is one for so many subscriptions of a tenant. */
    private int shared(int subscriptions) {
        return Math.max(1, perTenant / subscriptions);
    }

    private SplittableRandom random(int number) {
        return new SplittableRandom(seed + number);
    }
}
