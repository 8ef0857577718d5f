package io.bellbuoy.dialect.catalogue;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.cloudevents.CloudEventsBinaryFormat;
import io.bellbuoy.dialect.cloudevents.CloudEventsFormat;
import io.bellbuoy.dialect.discord.DiscordFormat;
import io.bellbuoy.dialect.distribution.DistributionFormat;
import io.bellbuoy.dialect.harbor.Harbor19Format;
import io.bellbuoy.dialect.harbor.HarborCloudEventsFormat;
import io.bellbuoy.dialect.harbor.HarborDocsLegacyFormat;
import io.bellbuoy.dialect.harbor.HarborFormat;
import io.bellbuoy.dialect.harbor.HarborSlackFormat;
import io.bellbuoy.dialect.harness.HarnessFormat;
import io.bellbuoy.dialect.jfrog.JFrogFormat;
import io.bellbuoy.dialect.slack.SlackFormat;
import io.bellbuoy.dialect.standard.StandardFormat;
import io.bellbuoy.dialect.teams.TeamsFormat;
import io.bellbuoy.dialect.template.TemplateFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The formats by the name that subscriptions give them. */
public final class Formats {

    private static final Map<String, Format> BY_NAME = new TreeMap<>(Stream.of(
                    HarborFormat.ofContainerRegistryCom(),
                    HarborFormat.ofHarbor(),
                    new CloudEventsBinaryFormat(),
                    new CloudEventsFormat(),
                    new DiscordFormat(),
                    new DistributionFormat(),
                    new Harbor19Format(),
                    new HarborCloudEventsFormat(),
                    new HarborDocsLegacyFormat(),
                    new HarborSlackFormat(),
                    new HarnessFormat(),
                    new JFrogFormat(),
                    new SlackFormat(),
                    new StandardFormat(),
                    new TeamsFormat(),
                    new TemplateFormat(new JFrogFormat()))
            .collect(toMap(Format::name, identity())));

    private Formats() {}

    /** The format of that name, if there is one. */
    public static Optional<Format> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The names of all, in order. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }
}
