package io.pagurus.migration.stream;

import java.util.Optional;

/** Commands between sections (QEMU's {@code MIG_CMD_*}), with the length of their data. */
public enum CommandType {
    /** Asks the destination to open the return path. */
    OPEN_RETURN_PATH(1, 0),
    /** A number to be echoed on the return path. */
    PING(2, 4),
    /** Postcopy may follow; page sizes of the source, or nothing if only bitmaps are postcopied. */
    POSTCOPY_ADVISE(3, -1),
    /** The destination is to listen for pages. */
    POSTCOPY_LISTEN(4, 0),
    /** The destination is to run. */
    POSTCOPY_RUN(5, 0),
    /** Pages that were sent but are stale. */
    POSTCOPY_RAM_DISCARD(6, -1),
    /** A nested stream follows. */
    PACKAGED(7, 4),
    /** Checkpointing begins. */
    ENABLE_COLO(8, -1),
    /** A paused postcopy goes on. */
    POSTCOPY_RESUME(9, 0),
    /** Asks for the bitmap of received pages of a block. */
    RECV_BITMAP(10, -1),
    /** The source has stopped and sends its device state (QEMU 10.0). */
    SWITCHOVER_START(11, 0);

    private final int number;
    private final int length;

    CommandType(int number, int length) {
        this.number = number;
        this.length = length;
    }

    /** {@return the number on the wire} */
    public int number() {
        return number;
    }

    /** {@return the fixed length of the data in bytes, or -1 if it varies} */
    public int length() {
        return length;
    }

    /**
     * {@return the command with a number}
     *
     * @param number as received, 0..65535
     */
    public static Optional<CommandType> of(int number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[number - 1]) : Optional.empty();
    }
}
