package io.bellbuoy.worker.lane;

import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.lifecycle.Services;
import java.util.List;

/** All lanes of a worker. They drain side by side, so stopping takes as long as the slowest and not as all of them. */
final class LaneThreads implements Service {

    private final List<LaneThread> threads;
    private final Services inOrder;

    LaneThreads(List<LaneThread> threads) {
        this.threads = List.copyOf(threads);
        this.inOrder = new Services(name(), threads);
    }

    @Override
    public String name() {
        return "lanes";
    }

    @Override
    public void start() throws Exception {
        inOrder.start();
    }

    @Override
    public void stop() throws Exception {
        threads.forEach(LaneThread::askToStop);
        inOrder.stop();
    }
}
