package io.pagurus.migration.stream;

/**
 * A command.
 *
 * @param type what is asked for
 * @param data its data; for {@link CommandType#PACKAGED} the nested stream's length as u32
 * @param offset absolute position of its type byte
 */
@SuppressWarnings("ArrayRecordComponent")
public record StreamCommand(CommandType type, byte[] data, long offset) {}
