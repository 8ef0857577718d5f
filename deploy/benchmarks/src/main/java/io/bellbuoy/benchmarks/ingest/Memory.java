package io.bellbuoy.benchmarks.ingest;

import java.io.IOException;

/** What the service has of memory: its heap, garbage and all, and what of its whole process is resident. */
record Memory(double heapMebibytes, double residentMebibytes) {

    static final Memory NONE = new Memory(0, 0);

    static Memory now(FrontDoor door) throws IOException {
        return new Memory(door.heapMebibytes(), door.residentMebibytes());
    }

    Memory most(Memory other) {
        return new Memory(
                Math.max(heapMebibytes, other.heapMebibytes), Math.max(residentMebibytes, other.residentMebibytes));
    }
}
