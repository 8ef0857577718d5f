package io.bellbuoy.ingest.facade.harbor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.facade.Page;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import io.bellbuoy.ingest.http.TenantPath;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a path of Harbor's says.
 *
 * @param tenant whose Harbor it is
 * @param project its name
 */
record HarborPath(RoutingContext request, String tenant, String project) {

    static final String ROOT = TenantPath.ROOT + "/harbor";
    static final String WEBHOOK = ROOT + "/api/v2.0/projects/:project/webhook";
    static final String POLICIES = WEBHOOK + "/policies";
    static final String POLICY = POLICIES + "/:policy";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Harbor's own, or nearly: what would be a pattern is no project's name. */
    private static final Pattern PROJECT = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

    /** Throws {@link ProblemException} for a project that is told by a number, which nobody here can look up. */
    static HarborPath of(RoutingContext request) {
        String tenant = TenantPath.tenant(request);
        String project = request.pathParam("project");
        boolean isName = Boolean.parseBoolean(request.request().getHeader("X-Is-Resource-Name"));
        if (!isName && NUMBER.matcher(project).matches()) {
            throw new ProblemException(Problem.of(
                    404,
                    "project " + project + " is not found: projects are known here by their names, not by numbers"));
        }
        if (!PROJECT.matcher(project).matches()) {
            throw new ProblemException(Problem.of(400, "invalid project name '" + project + "'"));
        }
        return new HarborPath(request, tenant, project);
    }

    /** The policy that the path names; throws {@link ProblemException}. */
    SubscriptionKey policy() {
        return HarborPolicy.key(tenant, number("policy"));
    }

    /** A number that the path has; throws {@link ProblemException}. */
    long number(String name) {
        String text = request.pathParam(name);
        if (!NUMBER.matcher(text).matches()) {
            throw new ProblemException(Problem.of(400, "the " + name + " must be a number"));
        }
        return Long.parseLong(text);
    }

    boolean owns(Subscription policy) {
        return HarborPolicy.isOf(project, policy);
    }

    /** As Harbor says it, which knows of nothing in front of its own path: clients put their base URL before it. */
    String location(long policy) {
        return "/api/v2.0/projects/" + project + "/webhook/policies/" + policy;
    }

    /** Answers with the page that is asked for, how many there are in all, and where the pages beside it are. */
    static void answerPage(RoutingContext request, List<ObjectNode> all) {
        Page page = Page.of(request, "page_size", 1);
        List<String> links = new ArrayList<>();
        if (page.number() > 0) {
            links.add(link(request, page.number(), page, "prev"));
        }
        if (page.number() + 1 < page.count(all.size())) {
            links.add(link(request, page.number() + 2, page, "next"));
        }
        request.response().putHeader("X-Total-Count", Integer.toString(all.size()));
        if (!links.isEmpty()) {
            request.response().putHeader("Link", String.join(" , ", links));
        }
        ArrayNode items = AvroJson.mapper().createArrayNode();
        page.of(all).forEach(items::add);
        Json.answer(request, 200, items);
    }

    private static String link(RoutingContext request, int number, Page page, String relation) {
        return "<" + request.request().path() + "?page=" + number + "&page_size=" + page.size() + ">; rel=\"" + relation
                + "\"";
    }
}
