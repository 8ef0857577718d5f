package io.bellbuoy.dialect.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;

/** The bodies that Harbor has had. They differ in the order of keys, in the names of types, and in what is around the data. */
enum Generation {
    /** {@code type, occur_at, operator, event_data}, with the types of 2.x. */
    TODAY("event_data", "application/json"),
    /** The same order, with the types of 1.x. */
    VERSION_1_10("event_data", "application/json"),
    /** {@code type, occur_at, event_data, operator}. */
    VERSION_1_9("event_data", "application/json"),
    /** A CloudEvent in structured mode, whose data is the {@code event_data}. */
    CLOUD_EVENTS("data", "application/cloudevents+json"),
    /** {@code event_type, events}: documented for 1.9 and 1.10 and sent by no release. */
    DOCS_LEGACY("events", "application/json");

    private final String dataField;
    private final String mediaType;

    Generation(String dataField, String mediaType) {
        this.dataField = dataField;
        this.mediaType = mediaType;
    }

    static Generation of(JsonNode body) {
        if (body.has("specversion")) {
            return CLOUD_EVENTS;
        }
        if (body.has("event_type")) {
            return DOCS_LEGACY;
        }
        if (!HarborTypes.isOfVersion1(body.path("type").asText())) {
            return TODAY;
        }
        return hasDataBeforeOperator(body) ? VERSION_1_9 : VERSION_1_10;
    }

    /** Where the facts are. */
    String dataField() {
        return dataField;
    }

    String mediaType() {
        return mediaType;
    }

    private static boolean hasDataBeforeOperator(JsonNode body) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.equals("operator") || name.equals(VERSION_1_9.dataField)) {
                return name.equals(VERSION_1_9.dataField);
            }
        }
        return false;
    }
}
