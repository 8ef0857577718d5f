package io.bellbuoy.ingest.history.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.ingest.history.log.Found;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.json.AvroJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** What was found, as JSON with the records' own bytes in it. */
final class AnswerForm {

    private AnswerForm() {}

    static byte[] write(Found found) {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        ArrayNode statuses = json.putArray("statuses");
        found.statuses().forEach(status -> statuses.add(status.get()));
        found.next().ifPresent(next -> json.put("next", next.get()));
        return Json.bytes(json);
    }

    /** Throws {@link IOException} when it is none. */
    static Found read(byte[] body) throws IOException {
        JsonNode json = AvroJson.mapper().readTree(body);
        List<Bytes> statuses = new ArrayList<>();
        for (JsonNode status : json.path("statuses")) {
            statuses.add(Bytes.wrap(status.binaryValue()));
        }
        JsonNode next = json.get("next");
        return new Found(statuses, next == null ? Optional.empty() : Optional.of(Bytes.wrap(next.binaryValue())));
    }
}
