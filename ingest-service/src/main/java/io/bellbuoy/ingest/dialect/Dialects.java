package io.bellbuoy.ingest.dialect;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The registries' own dialects, by name. */
public final class Dialects {

    private static final Map<String, Dialect> BY_NAME =
            new TreeMap<>(List.of(new DistributionDialect()).stream().collect(toMap(Dialect::name, identity())));

    private Dialects() {}

    /** The dialect of that name, if it is known. */
    public static Optional<Dialect> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The names of all, in order. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }
}
