package io.bellbuoy.standalone.demo;

import java.util.Map;

/** A webhook as it arrived, and whether its signature fits. */
record Received(Map<String, String> headers, String body, boolean verified) {}
