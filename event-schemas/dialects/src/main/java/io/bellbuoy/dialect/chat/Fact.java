package io.bellbuoy.dialect.chat;

/**
 * Something that is told of an event.
 *
 * @param name what it is, such as {@code Repository}
 * @param value as the registry has it: of any length and in any characters
 */
public record Fact(String name, String value) {}
