package io.bellbuoy.ingest.jobs;

import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.Topics;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the jobs of the partitions that are this instance's. Which those are, a consumer group over {@code jobs} settles; so
 * the jobs of an instance that dies are another's a few seconds later. What a job writes is safe without that: see
 * {@link JobRun}.
 */
public final class JobRunner implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final long BREATHER_MILLIS = 1_000;

    private final JobShare share;
    private final JobDesk desk;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "job-runner");

    /** A runner of the jobs in a store. */
    public JobRunner(
            BellbuoyConfig config, KafkaClients kafka, JobStore store, SubscriptionStore subscriptions, Clock clock) {
        Topics topics = config.catalogue();
        int partitions = config.topics().eventPartitions();
        JobRecords records = new JobRecords(topics, partitions, AvroSerdes.serializer(kafka.serde()));
        JobBench bench = new JobBench(config, store.views(), records, subscriptions);
        this.share = new JobShare(kafka, topics, partitions);
        this.desk = new JobDesk(store.views(), bench, clock);
    }

    @Override
    public String name() {
        return "job runner";
    }

    @Override
    public synchronized void start() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    /** Leaves what it has in hand, between one transaction and the next, to others. */
    @Override
    public synchronized void stop() throws InterruptedException {
        stopping.countDown();
        if (thread.getState() != Thread.State.NEW) {
            thread.join();
        }
        desk.close();
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try (JobShare.Membership membership = share.join()) {
                while (stopping.getCount() > 0) {
                    desk.look(membership.hear());
                }
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue(LogKeys.SERVICE, name())
                        .setCause(e)
                        .log("Cannot tell which jobs are ours, trying again");
                desk.leaveAll();
                breathe();
            }
        }
    }

    private void breathe() {
        try {
            stopping.await(BREATHER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
