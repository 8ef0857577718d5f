package io.bellbuoy.standalone.dlq;

import io.bellbuoy.replay.Progress;
import io.bellbuoy.replay.deadletter.Tally;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Tells an operator how it goes on: the plan, and on a terminal a bar. */
final class Reporter implements Progress, AutoCloseable {

    private final Plan plan;
    private final String task;
    private @Nullable ProgressBar bar;

    /**
     * Tells of a task.
     *
     * @param task what becomes of the notifications, such as {@code sent again}
     */
    Reporter(Plan plan, String task) {
        this.plan = plan;
        this.task = task;
    }

    @Override
    public void planned(Tally tally) {
        plan.print(tally, "will be " + task);
        // Into a file or a pipe it would be noise. The launcher knows; from JDK 22 on System.console() no longer tells.
        if (Boolean.getBoolean("bellbuoy.terminal") && tally.total() > 0) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(tally.total())
                    .showSpeed()
                    .build();
        }
    }

    @Override
    public void done(long letters) {
        if (bar != null) {
            bar.stepTo(letters);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
