package io.bellbuoy.worker.lane;

import java.util.Set;

/**
 * Where a lane is.
 *
 * @param id the Kafka cluster's
 * @param topics names of all that there are
 */
record ClusterFacts(String id, Set<String> topics) {}
