package io.bellbuoy.dialect.catalogue;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.acr.AcrDialect;
import io.bellbuoy.dialect.cloudevents.CloudEventsDialect;
import io.bellbuoy.dialect.distribution.DistributionDialect;
import io.bellbuoy.dialect.dockerhub.DockerHubDialect;
import io.bellbuoy.dialect.ecr.EcrDialect;
import io.bellbuoy.dialect.gar.GarDialect;
import io.bellbuoy.dialect.gitea.GiteaDialect;
import io.bellbuoy.dialect.github.GitHubDialect;
import io.bellbuoy.dialect.harbor.HarborDialect;
import io.bellbuoy.dialect.harness.HarnessDialect;
import io.bellbuoy.dialect.jfrog.JFrogDialect;
import io.bellbuoy.dialect.nexus.NexusDialect;
import io.bellbuoy.dialect.quay.QuayDialect;
import io.bellbuoy.dialect.zot.ZotDialect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The registries' own dialects, by name. */
public final class Dialects {

    private static final Map<String, Dialect> BY_NAME = new TreeMap<>(Stream.of(
                    new AcrDialect(),
                    new CloudEventsDialect(),
                    new DistributionDialect(),
                    new DockerHubDialect(),
                    new EcrDialect(),
                    new GarDialect(),
                    new GiteaDialect(),
                    new GitHubDialect(),
                    new HarborDialect(),
                    new HarnessDialect(),
                    new JFrogDialect(),
                    new NexusDialect(),
                    new QuayDialect(),
                    new ZotDialect())
            .collect(toMap(Dialect::name, identity())));

    private Dialects() {}

    /** The dialect of that name, if it is known. */
    public static Optional<Dialect> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** All of them, in order. */
    public static List<Dialect> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** The names of all, in order. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }
}
