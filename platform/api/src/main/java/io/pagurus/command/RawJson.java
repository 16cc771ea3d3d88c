package io.pagurus.command;

/**
 * Data of a report that is JSON already, for a command whose answer has a fixed wording: faces pass it on as it is.
 *
 * @param text one JSON value
 */
public record RawJson(String text) {}
