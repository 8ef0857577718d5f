package io.bellbuoy.ingest.jobs;

/** What there is to do for a job of some kind. */
@FunctionalInterface
interface Task {

    /**
     * Does it, or goes on with it where its progress says; returns when it is done.
     *
     * @throws JobFailedException when it cannot be done
     * @throws CutShortException when its supervisor wants no more of it
     * @throws org.apache.kafka.common.KafkaException when it may be gone on with later
     */
    void run(Undertaking job);
}
