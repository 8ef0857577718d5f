package io.bellbuoy.replay;

import io.bellbuoy.replay.deadletter.Tally;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Is told how a replay or a purge goes on, on the thread that does it. */
public interface Progress {

    /** It is known what there is to do, and nothing is done yet. */
    void planned(Tally plan);

    /**
     * What to write in one transaction with a batch, to remember by that it is dealt with.
     *
     * @param letters how many it will be then, all in all
     */
    default List<ProducerRecord<byte[], byte[]>> note(long letters) {
        return List.of();
    }

    /** So many are dealt with for good, all in all. */
    void done(long letters);
}
