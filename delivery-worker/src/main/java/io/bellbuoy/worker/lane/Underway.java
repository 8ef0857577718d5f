package io.bellbuoy.worker.lane;

import io.bellbuoy.worker.attempt.Delivery;

/** A received record that was read. */
record Underway(Received received, Delivery delivery) {}
