package io.bellbuoy.ingest.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.Job;
import io.bellbuoy.events.JobProgress;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.topics.JobKey;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** What is written by those who do jobs. */
final class JobRecords {

    private final Topics topics;
    private final int partitions;
    private final Serializer<SpecificRecord> serializer;

    /**
     * Records for these topics.
     *
     * @param partitions of all that is partitioned by tenant
     */
    JobRecords(Topics topics, int partitions, Serializer<SpecificRecord> serializer) {
        this.topics = topics;
        this.partitions = partitions;
        this.serializer = serializer;
    }

    /** How far it is. */
    ProducerRecord<byte[], byte[]> progress(JobProgress progress) {
        JobKey key = new JobKey(progress.getTenant(), progress.getId());
        return record(topics.jobProgress(), key.tenant(), key.toString(), progress);
    }

    /** That it has ended: for who looks, and for who has subscribed to it. */
    List<ProducerRecord<byte[], byte[]>> ended(Job job, JobProgress progress) {
        RegistryEvent event = event(job, progress);
        return Stream.concat(
                        Stream.of(progress(progress)),
                        Stream.of(topics.operationalEvents(), topics.events())
                                .map(topic -> record(topic, job.getTenant(), job.getTenant(), event)))
                .toList();
    }

    /** That it is forgotten. */
    List<ProducerRecord<byte[], byte[]>> erased(JobKey key) {
        return Stream.of(topics.jobs(), topics.jobProgress())
                .map(topic -> record(topic, key.tenant(), key.toString(), null))
                .toList();
    }

    /** Its id is the job's own: a job ends once. */
    private static RegistryEvent event(Job job, JobProgress progress) {
        Map<String, String> attributes = new TreeMap<>(Map.of(
                "job", job.getId(),
                "kind", job.getKind(),
                "state", progress.getState(),
                "done", Long.toString(progress.getDone())));
        if (job.getSubscription() != null) {
            attributes.put("subscription", job.getSubscription());
        }
        if (progress.getFailure() != null) {
            attributes.put("failure", progress.getFailure());
        }
        return RegistryEvent.newBuilder()
                .setId(job.getId() + "_finished")
                .setTenant(job.getTenant())
                .setType(OwnEventTypes.JOB_FINISHED)
                .setTime(progress.getEnded())
                .setAttributes(attributes)
                .build();
    }

    private ProducerRecord<byte[], byte[]> record(
            String topic, String tenant, String key, @Nullable SpecificRecord value) {
        byte[] bytes = value == null ? null : serializer.serialize(topic, value);
        return new ProducerRecord<>(topic, TenantPartitioner.partition(tenant, partitions), key.getBytes(UTF_8), bytes);
    }
}
