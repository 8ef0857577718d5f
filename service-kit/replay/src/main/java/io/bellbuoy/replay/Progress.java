package io.bellbuoy.replay;

import io.bellbuoy.replay.deadletter.Tally;

/** Is told how a replay or a purge goes on, on the thread that does it. */
public interface Progress {

    /** It is known what there is to do, and nothing is done yet. */
    void planned(Tally plan);

    /** So many are dealt with for good, all in all. */
    void done(long letters);
}
