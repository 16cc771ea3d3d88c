package io.pagurus.cpu;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A CPU as a debugger sees it. All calls are made with the guest stopped, or by the CPU's own thread between two
 * instructions. Nothing but {@link #write} and {@link #jump} changes anything.
 */
@ConsumerType
public interface CpuInspection {
    /** What an address is translated for. */
    enum Access {
        /** Reading data. */
        LOAD,
        /** Writing data. */
        STORE,
        /** Fetching an instruction. */
        FETCH
    }

    /**
     * A register and its value, right-aligned in 128 bits.
     *
     * @param name its name, unique
     * @param group what it belongs to, such as {@code general} or {@code vector}
     * @param bits its width, 1 to 128
     * @param high bits above the low 64
     * @param low the low 64 bits
     */
    record Register(String name, String group, int bits, long high, long low) {}

    /**
     * An instruction.
     *
     * @param address effective address of its first byte
     * @param code its bytes as a number, in the order in which the CPU takes them
     * @param bytes its length
     * @param text as an assembler takes it
     */
    record Instruction(long address, long code, int bytes, String text) {}

    /** {@return every register, group by group} */
    List<Register> registers();

    /**
     * {@return a register}
     *
     * @param name its name, in any case
     */
    Optional<Register> register(String name);

    /**
     * Writes a register; what hangs on it follows.
     *
     * @param name its name, in any case
     * @param high bits above the low 64, ignored if it is no wider than 64
     * @param low the low 64 bits
     * @throws IllegalArgumentException if there is none of that name or it cannot be written
     */
    void write(String name, long high, long low);

    /** {@return effective address of the next instruction} */
    long nextInstruction();

    /**
     * Sets the next instruction.
     *
     * @param address its effective address
     */
    void jump(long address);

    /** {@return whether data are little-endian now} */
    boolean littleEndian();

    /**
     * {@return the guest real address an effective address means now; empty if none}
     *
     * @param address effective address
     * @param access what for
     */
    OptionalLong translate(long address, Access access);

    /**
     * {@return instructions from an address on, fewer than asked for where memory ends}
     *
     * @param address effective address, aligned as the CPU wants it
     * @param count how many at most
     */
    List<Instruction> disassemble(long address, int count);
}
