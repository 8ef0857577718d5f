package io.bellbuoy.ingest.contract;

import static io.bellbuoy.ingest.access.Permission.NONE;

import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Operation;
import io.bellbuoy.ingest.http.Resource;
import io.bellbuoy.topics.TopicSpec;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Shows everybody the documents of the interface. They hold nothing that a reader of the source would not know. */
public final class ContractResource implements Resource {

    private static final String OPEN_API = "openapi.yaml";
    private static final String YAML = "application/yaml";

    private final byte[] openApiYaml = Yaml.bytes(OPEN_API);
    private final byte[] openApi = Json.bytes(Yaml.read(OPEN_API));
    private final byte[] asyncApi;

    /** The documents of an installation with these topics, whose names have the prefix. */
    public ContractResource(String prefix, List<TopicSpec> topics) {
        this.asyncApi = Json.bytes(new AsyncApi(prefix, topics).document());
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get("/openapi.json", NONE, request -> answer(request, Json.MEDIA_TYPE, openApi)),
                Operation.get("/openapi.yaml", NONE, request -> answer(request, YAML, openApiYaml)),
                Operation.get("/asyncapi.json", NONE, request -> answer(request, Json.MEDIA_TYPE, asyncApi)));
    }

    private static void answer(RoutingContext request, String mediaType, byte[] document) {
        Json.answer(request, 200, mediaType, document);
    }
}
