package io.pagurus.cpu.ppc64.inspection;

import io.pagurus.cpu.CpuInspection;
import io.pagurus.cpu.ppc64.disassembler.Disassembler;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Storage;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.memory.GuestMemory;
import io.pagurus.memory.MemoryFaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A CPU as a debugger sees it. */
public final class PpcInspection implements CpuInspection {
    private static final Disassembler DISASSEMBLER = new Disassembler(Instructions.table());

    private static final long BELOW_WORD = Integer.BYTES - 1;

    private final Cpu cpu;
    private final GuestMemory memory;
    private final Runnable changed;
    private final RegisterNames names;

    /**
     * An inspection.
     *
     * @param cpu the CPU
     * @param memory guest real memory
     * @param changed is told that a register was written
     */
    public PpcInspection(Cpu cpu, GuestMemory memory, Runnable changed) {
        this.cpu = cpu;
        this.memory = memory;
        this.changed = changed;
        this.names = new RegisterNames(cpu.model);
    }

    @Override
    public List<Register> registers() {
        return names.all().stream().map(register -> register.of(cpu)).toList();
    }

    @Override
    public Optional<Register> register(String name) {
        return names.find(name).map(register -> register.of(cpu));
    }

    @Override
    public void write(String name, long high, long low) {
        NamedRegister register =
                names.find(name).orElseThrow(() -> new IllegalArgumentException("no register is called " + name));
        cpu.stateNeeded();
        register.writer().write(cpu, high, low);
        changed.run();
    }

    @Override
    public long nextInstruction() {
        return cpu.nip;
    }

    @Override
    public void jump(long address) {
        cpu.nip = address;
    }

    @Override
    public boolean littleEndian() {
        return cpu.littleEndian;
    }

    @Override
    public OptionalLong translate(long address, Access access) {
        int kind = switch (access) {
            case LOAD -> Storage.LOAD;
            case STORE -> Storage.STORE;
            case FETCH -> Storage.FETCH;
        };
        long real = cpu.storage.probe(cpu, address & cpu.eaMask, kind);
        return real == -1 ? OptionalLong.empty() : OptionalLong.of(real);
    }

    @Override
    public List<Instruction> disassemble(long address, int count) {
        List<Instruction> instructions = new ArrayList<>();
        long at = address & ~BELOW_WORD;
        for (int i = 0; i < count; i++, at += Integer.BYTES) {
            OptionalLong real = translate(at, Access.FETCH);
            if (real.isEmpty()) {
                break;
            }
            try {
                int raw = memory.loadU32(real.getAsLong());
                int word = cpu.littleEndian ? Integer.reverseBytes(raw) : raw;
                instructions.add(new Instruction(
                        at, Integer.toUnsignedLong(word), Integer.BYTES, DISASSEMBLER.text(word, at, cpu.isa300)));
            } catch (MemoryFaultException e) {
                break;
            }
        }
        return instructions;
    }
}
