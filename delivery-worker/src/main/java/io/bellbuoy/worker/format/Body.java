package io.bellbuoy.worker.format;

/**
 * What is posted.
 *
 * @param text sent in UTF-8
 */
public record Body(String contentType, String text) {}
