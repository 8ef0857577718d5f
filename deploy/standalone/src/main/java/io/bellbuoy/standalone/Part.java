package io.bellbuoy.standalone;

import io.bellbuoy.kit.lifecycle.Service;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Something that runs from when it is opened until it is closed, as a service among others. */
final class Part implements Service {

    private final String name;
    private final Callable<? extends AutoCloseable> open;
    private @Nullable AutoCloseable opened;

    Part(String name, Callable<? extends AutoCloseable> open) {
        this.name = name;
        this.open = open;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() throws Exception {
        if (opened == null) {
            opened = open.call();
        }
    }

    @Override
    public synchronized void stop() throws Exception {
        AutoCloseable closing = opened;
        opened = null;
        if (closing != null) {
            closing.close();
        }
    }
}
