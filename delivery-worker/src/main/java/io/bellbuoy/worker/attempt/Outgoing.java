package io.bellbuoy.worker.attempt;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** A record to be written. It is serialized as late as that, because the schema registry may be away until then. */
@FunctionalInterface
public interface Outgoing {

    /** The record in bytes; the same whenever it is asked for. */
    ProducerRecord<byte[], byte[]> serialized(Serializer<SpecificRecord> avro);

    /** One whose bytes are known already. */
    static Outgoing ofBytes(ProducerRecord<byte[], byte[]> record) {
        return avro -> record;
    }

    /** One whose value is of our own types. */
    static Outgoing ofAvro(String topic, byte[] key, SpecificRecord value) {
        return avro -> new ProducerRecord<>(topic, key, avro.serialize(topic, value));
    }
}
