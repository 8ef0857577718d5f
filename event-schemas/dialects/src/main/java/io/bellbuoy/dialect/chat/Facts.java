package io.bellbuoy.dialect.chat;

import static java.util.stream.Collectors.joining;

import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Build;
import io.bellbuoy.events.Location;
import io.bellbuoy.events.Property;
import io.bellbuoy.events.Quota;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.ReleaseBundle;
import io.bellbuoy.events.Replication;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects what is told of an event; what is absent or empty is no fact. */
final class Facts {

    private static final int MAX_LISTED = 5;

    private final List<Fact> facts = new ArrayList<>();

    private Facts() {}

    static List<Fact> of(RegistryEvent event) {
        Facts told = new Facts();
        ifThere(event.getScan(), told::scan);
        ifThere(event.getQuota(), told::quota);
        ifThere(event.getReplication(), told::replication);
        ifThere(event.getBuild(), told::build);
        ifThere(event.getReleaseBundle(), told::releaseBundle);
        ifThere(event.getProperty(), told::property);
        ifThere(event.getRepository(), told::repository);
        ifThere(event.getArtifact(), told::artifact);
        ifThere(event.getTarget(), told::target);
        ifThere(event.getActor(), told::actor);
        told.add("Source", event.getSource());
        new TreeMap<>(event.getAttributes()).forEach(told::add);
        return told.facts;
    }

    private static <T> void ifThere(@Nullable T part, Consumer<T> tell) {
        if (part != null) {
            tell.accept(part);
        }
    }

    private void add(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(name, value));
        }
    }

    private void scan(Scan scan) {
        add("Severity", scan.getSeverity());
        add(
                "Findings",
                new TreeMap<>(scan.getFindings())
                        .entrySet().stream()
                                .filter(entry -> entry.getValue() > 0)
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(joining(", ")));
        add("Error", scan.getError());
        add("Status", scan.getStatus());
        add("Scanner", scan.getScanner());
    }

    private void quota(Quota quota) {
        add("Detail", quota.getDetail());
        add("Resource", quota.getResource());
        boolean isStorage = "storage".equals(quota.getResource());
        add("Used", amount(quota.getUsed(), isStorage));
        add("Limit", amount(quota.getLimit(), isStorage));
    }

    private void replication(Replication replication) {
        add("Status", replication.getStatus());
        add("From", replication.getFrom());
        add("To", replication.getTo());
        add("Copied", listed(replication.getSucceeded()));
        add("Not copied", listed(replication.getFailed()));
        add("Trigger", replication.getTrigger());
    }

    private void build(Build build) {
        add("Build", build.getName());
        add("Number", build.getNumber());
        add("Status", build.getStatus());
        add("Build repository", build.getRepository());
    }

    private void releaseBundle(ReleaseBundle bundle) {
        add("Release bundle", bundle.getName());
        add("Version", bundle.getVersion());
        add("Environment", bundle.getEnvironment());
        add("Status", bundle.getStatus());
        add("Size", amount(bundle.getSize(), true));
    }

    private void property(Property property) {
        add("Property", property.getKey());
        add("Values", listed(property.getValues()));
    }

    private void repository(Repository repository) {
        add("Repository", repository.getName());
    }

    private void artifact(Artifact artifact) {
        add("Tags", listed(artifact.getTags()));
        add("Name", artifact.getName());
        add("Version", artifact.getVersion());
        add("Type", artifact.getType());
        add("Path", artifact.getPath());
        add("Digest", artifact.getDigest());
        add("Size", amount(artifact.getSize(), true));
    }

    private void target(Location target) {
        add("Target repository", target.getRepository());
        add("Target path", target.getPath());
        add("Target tag", target.getTag());
    }

    private void actor(Actor actor) {
        add("By", actor.getName());
    }

    private static String listed(List<String> values) {
        String first = values.stream().limit(MAX_LISTED).collect(joining(", "));
        return values.size() <= MAX_LISTED ? first : first + " and " + (values.size() - MAX_LISTED) + " more";
    }

    private static @Nullable String amount(@Nullable Long number, boolean inBytes) {
        if (number == null) {
            return null;
        }
        return inBytes ? ByteCount.readable(number) : number.toString();
    }
}
