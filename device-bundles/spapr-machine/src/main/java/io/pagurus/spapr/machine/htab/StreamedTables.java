package io.pagurus.spapr.machine.htab;

import io.pagurus.machine.Machine;
import io.pagurus.savestate.LiveTable;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.spapr.HashTable;
import io.pagurus.spapr.PartitionTables;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Tables that begin with what the stream brought, if the machine was derived from one: the process table is in the
 * section {@code spapr}, the hash table is that of {@code spapr/htab}. Looked up when a CPU first translates.
 */
public final class StreamedTables implements PartitionTables {
    private static final String MACHINE = "spapr";
    private static final String HTAB = "spapr/htab";

    /** How the subsection with the process table begins: mark, length of the name, name; version and value follow. */
    private static final byte[] SUBSECTION = "\5\20spapr_patb_entry".getBytes(StandardCharsets.US_ASCII);

    private final Machine machine;
    private final GuestTables tables;
    private volatile boolean begun;

    /**
     * Tables of a machine.
     *
     * @param machine the machine
     * @param tables what they are from then on
     */
    public StreamedTables(Machine machine, GuestTables tables) {
        this.machine = machine;
        this.tables = tables;
    }

    @Override
    public @Nullable HashTable hashTable() {
        return begun().hashTable();
    }

    @Override
    public long processTable() {
        return begun().processTable();
    }

    @Override
    public int largestPageShift() {
        return tables.largestPageShift();
    }

    private GuestTables begun() {
        if (!begun) {
            begin();
        }
        return tables;
    }

    private synchronized void begin() {
        if (begun) {
            return;
        }
        LiveTable hash = null;
        long processTable = 0;
        boolean streamed = false;
        for (SaveStateEntry entry : machine.saveStates().entries()) {
            if (entry.body() instanceof SaveStateBody.Passenger passenger
                    && entry.idstr().equals(MACHINE)) {
                processTable = processTable(passenger.payload());
                streamed = true;
            } else if (entry.body() instanceof SaveStateBody.Live live
                    && entry.idstr().equals(HTAB)
                    && live.handler() instanceof LiveTable table) {
                hash = table;
            }
        }
        if (streamed) {
            tables.begin(hash == null ? null : copy(hash), processTable);
        }
        begun = true;
    }

    private static @Nullable PageTable copy(LiveTable from) {
        OptionalInt shift = from.shift();
        if (shift.isEmpty()) {
            return null;
        }
        PageTable table = new PageTable(shift.getAsInt());
        for (long index : from.validEntries()) {
            table.store(index, from.get(index, 0), from.get(index, 1));
        }
        return table;
    }

    private static long processTable(byte[] payload) {
        for (int at = 0; at + SUBSECTION.length + Integer.BYTES + Long.BYTES <= payload.length; at++) {
            boolean here = true;
            for (int i = 0; i < SUBSECTION.length && here; i++) {
                here = payload[at + i] == SUBSECTION[i];
            }
            if (here) {
                return ByteBuffer.wrap(payload).getLong(at + SUBSECTION.length + Integer.BYTES);
            }
        }
        return 0;
    }
}
