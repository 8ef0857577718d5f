package io.bellbuoy.embedded;

import java.io.IOException;
import org.apache.kafka.common.Uuid;

/**
 * A broker's place in its cluster. The first node is the controller too, and all others look to it.
 *
 * @param id its own in the cluster
 * @param clusterId given to a data directory that is new
 * @param port for clients
 * @param controllerPort of the first node
 */
record Node(int id, String clusterId, int port, int controllerPort) {

    static final int FIRST = 1;

    /** The first node of a new cluster, on a free port if the port is 0. */
    static Node first(int port) throws IOException {
        return new Node(FIRST, Uuid.randomUuid().toString(), LoopbackPorts.orFree(port), LoopbackPorts.free());
    }

    /** Another node under the same controller. */
    Node peer(int peerId, String clusterId, int port) throws IOException {
        return new Node(peerId, clusterId, LoopbackPorts.orFree(port), controllerPort);
    }

    boolean isController() {
        return id == FIRST;
    }

    String bootstrapServers() {
        return LoopbackPorts.HOST + ":" + port;
    }
}
