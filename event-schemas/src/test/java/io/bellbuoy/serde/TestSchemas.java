package io.bellbuoy.serde;

import io.bellbuoy.events.EndpointHealth;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A generated type, and how its schema looked to those who wrote records before and after our version of it. */
final class TestSchemas {
    static final Schema PORT = SchemaBuilder.record("Port")
            .namespace("io.bellbuoy.test")
            .fields()
            .requiredString("name")
            .requiredInt("depth")
            .endRecord();

    /** Lacks every field but two. */
    static final Schema OLDER = SchemaBuilder.record("EndpointHealth")
            .namespace("io.bellbuoy.events")
            .fields()
            .name("tenant")
            .type()
            .stringType()
            .stringDefault("")
            .name("subscription")
            .type()
            .stringType()
            .stringDefault("")
            .endRecord();

    /** Has lost a field and gained another. */
    static final Schema NEWER = SchemaBuilder.record("EndpointHealth")
            .namespace("io.bellbuoy.events")
            .fields()
            .name("region")
            .type()
            .stringType()
            .stringDefault("")
            .name("tenant")
            .type()
            .stringType()
            .stringDefault("")
            .endRecord();

    private TestSchemas() {}

    static GenericRecord port() {
        GenericRecord port = new GenericData.Record(PORT);
        port.put("name", "Hook");
        port.put("depth", 12);
        return port;
    }

    static GenericRecord older() {
        GenericRecord health = new GenericData.Record(OLDER);
        health.put("tenant", "acme");
        health.put("subscription", "ci");
        return health;
    }

    static GenericRecord newer() {
        GenericRecord health = new GenericData.Record(NEWER);
        health.put("region", "north");
        health.put("tenant", "acme");
        return health;
    }

    static EndpointHealth health() {
        return EndpointHealth.newBuilder()
                .setTenant("acme")
                .setSubscription("ci")
                .setFailingSince(Instant.parse("2026-11-21T06:00:00.123Z"))
                .build();
    }
}
