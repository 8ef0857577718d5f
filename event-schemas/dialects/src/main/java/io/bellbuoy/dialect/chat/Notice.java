package io.bellbuoy.dialect.chat;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Build;
import io.bellbuoy.events.RegistryEvent;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of an event. Its texts are the registry's, with whatever its users put there: a chat escapes them and
 * fits them into its limits, as {@link FittedText} does.
 *
 * @param headline what happened, in a sentence
 * @param tone whether that is good or bad news
 * @param facts what else is known, what matters most first
 * @param link where to look at it, http or https
 */
public record Notice(String headline, Tone tone, List<Fact> facts, Optional<URI> link) {

    private static final int MAX_LINK = 1_000;

    public Notice {
        facts = List.copyOf(facts);
    }

    /** What is told of this event. */
    public static Notice of(RegistryEvent event) {
        return new Notice(Headline.of(event), Tone.of(event), Facts.of(event), link(event));
    }

    private static Optional<URI> link(RegistryEvent event) {
        Artifact artifact = event.getArtifact();
        Build build = event.getBuild();
        return web(artifact == null ? null : artifact.getUrl()).or(() -> web(build == null ? null : build.getUrl()));
    }

    /** Registries tell addresses without a scheme too; those are no links. */
    private static Optional<URI> web(@Nullable String url) {
        try {
            return Optional.ofNullable(url)
                    .filter(text -> text.startsWith("https://") || text.startsWith("http://"))
                    .map(URI::create)
                    .map(uri -> URI.create(uri.toASCIIString()))
                    .filter(uri -> uri.getHost() != null && uri.toString().length() <= MAX_LINK);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
