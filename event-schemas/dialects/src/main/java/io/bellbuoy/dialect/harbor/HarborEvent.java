package io.bellbuoy.dialect.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.DerivedId;
import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Original;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Request;
import io.bellbuoy.json.JsonFields;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One event of a body that Harbor sends. What is around the facts differs from generation to generation, and not the facts. */
final class HarborEvent {

    /** Who pushes what a project fetches from another registry. */
    static final String PROXY_CACHE = "harbor#proxy-cache-service";

    private static final Pattern ABOUT_A_REPOSITORY = Pattern.compile("(artifact|scan|tag|repository)\\..*");
    private static final Pattern URL = Pattern.compile("(?:[a-z]+://)?([^/]+)/.*", Pattern.DOTALL);
    private static final String IN_CHART_MUSEUM = "/chartrepo/";

    private final JsonFields body;
    private final JsonFields data;
    private final JsonFields repository;
    private final JsonFields resource;
    private final Part part;
    private final Arrival arrival;
    private final Generation generation;
    private final boolean isCloudEvent;

    HarborEvent(JsonFields body, Generation generation, Part part, Arrival arrival) {
        this.body = body;
        this.data = body.object(generation.dataField());
        this.repository = data.object("repository");
        this.resource = part.item();
        this.part = part;
        this.arrival = arrival;
        this.generation = generation;
        this.isCloudEvent = generation == Generation.CLOUD_EVENTS;
    }

    /** The event in our words; of no use once a problem is noted. */
    RegistryEvent toRegistryEvent() {
        String name = body.requiredText("type");
        String operator = body.text("operator");
        String type = type(name, operator);
        Instant time = isCloudEvent ? body.time("time") : UnixTime.seconds("occur_at", body);
        JsonNode facts = data.json();
        // What runs by a policy has what set it off where others have who did it.
        boolean isRun = facts.has("replication") || facts.has("retention");
        return RegistryEvent.newBuilder()
                .setId(id(time))
                .setTenant(arrival.tenant())
                .setType(type)
                .setTime(time == null ? arrival.received() : time)
                .setSource(source())
                .setDialect(HarborDialect.NAME)
                .setRepository(repository(type))
                .setArtifact(artifact(name))
                .setScan(Decoration.scan(resource.json(), facts))
                .setQuota(Decoration.quota(facts))
                .setReplication(Decoration.replication(facts, operator))
                .setActor(isRun ? null : actor(operator))
                .setRequest(request())
                .setAttributes(HarborAttributes.read(facts, resource.json(), operator))
                .setOriginal(new Original(generation.mediaType(), part.bytes()))
                .build();
    }

    /** Harbor tells caching from pushing only by who does it. */
    private static String type(String name, @Nullable String operator) {
        String type = HarborTypes.neutral(name);
        return PROXY_CACHE.equals(operator) && type.equals("artifact.pushed") ? "artifact.cached" : type;
    }

    /** Only CloudEvents have one, and it is that of the whole body. */
    private String id(@Nullable Instant time) {
        if (isCloudEvent) {
            return body.requiredText("id") + (part.index() == 0 ? "" : "/" + part.index());
        }
        return DerivedId.of(arrival, part.bytes(), time);
    }

    /** The host of the URL, or what the body says of Harbor's. */
    private @Nullable String source() {
        String url = resource.text("resource_url");
        Matcher parts = URL.matcher(url == null ? "" : url);
        if (parts.matches()) {
            return parts.group(1);
        }
        String hostname = Decoration.hostname(data.json());
        return hostname == null && isCloudEvent ? body.text("source") : hostname;
    }

    private @Nullable Repository repository(String type) {
        String fullName = fullName();
        if (fullName == null) {
            if (ABOUT_A_REPOSITORY.matcher(type).matches()) {
                body.problems().add(repository.at("repo_full_name"), "is missing");
            }
            return null;
        }
        return Repository.newBuilder()
                .setName(fullName)
                .setKind(type.equals("artifact.cached") ? "remote" : null)
                .setVisibility(repository.text("repo_type"))
                .build();
    }

    private @Nullable String fullName() {
        String fullName = repository.text("repo_full_name");
        String namespace = repository.text("namespace");
        String name = repository.text("name");
        return fullName == null && namespace != null && name != null ? namespace + "/" + name : fullName;
    }

    private @Nullable Artifact artifact(String name) {
        String digest = resource.text("digest");
        String tag = resource.text("tag");
        String url = resource.text("resource_url");
        if (digest == null && tag == null && url == null) {
            return null;
        }
        boolean isInChartMuseum = url != null && url.contains(IN_CHART_MUSEUM);
        String type = isInChartMuseum ? HarborTypes.CHART : HarborTypes.artifact(name);
        boolean isChart = type.equals(HarborTypes.CHART);
        // What was addressed by digest has the digest for a tag, too.
        boolean isTag = tag != null && tag.indexOf(':') < 0;
        return Artifact.newBuilder()
                .setType(type)
                .setName(isChart ? repository.text("name") : null)
                .setVersion(isChart ? tag : null)
                .setTags(isTag ? List.of(tag) : List.of())
                .setDigest(digest)
                .setUrl(url)
                .build();
    }

    private static @Nullable Actor actor(@Nullable String operator) {
        return operator == null
                ? null
                : Actor.newBuilder()
                        .setName(operator)
                        .setKind(operator.startsWith("robot$") ? "robot" : null)
                        .build();
    }

    private @Nullable Request request() {
        String id = body.text("requestid");
        return id == null ? null : Request.newBuilder().setId(id).build();
    }
}
