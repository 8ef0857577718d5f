package io.bellbuoy.worker.lane;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What others want done on the lane's thread. Any thread may put in; only the lane's takes out. */
final class Mailbox implements Executor {

    private final BlockingQueue<Runnable> mail;

    Mailbox() {
        this(new LinkedBlockingQueue<>());
    }

    /**
     * A mailbox that waits as its queue does.
     *
     * @param mail nobody else takes out of it
     */
    Mailbox(BlockingQueue<Runnable> mail) {
        this.mail = mail;
    }

    @Override
    public void execute(Runnable errand) {
        mail.add(errand);
    }

    /** Does all that is there. */
    void doAll() {
        doFrom(mail.poll());
    }

    /** Does all that is there; if nothing is, what comes first within that time. */
    void await(Duration patience) {
        try {
            doFrom(mail.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            // Nobody interrupts a lane but a JVM in a hurry; the loop will find its own end.
            Thread.currentThread().interrupt();
        }
    }

    private void doFrom(@Nullable Runnable first) {
        for (Runnable errand = first; errand != null; errand = mail.poll()) {
            errand.run();
        }
    }
}
