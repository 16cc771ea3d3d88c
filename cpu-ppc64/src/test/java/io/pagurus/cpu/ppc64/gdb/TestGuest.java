package io.pagurus.cpu.ppc64.gdb;

import io.pagurus.cpu.ppc64.exec.AccessWatcher;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A guest of one CPU in 128 KiB of memory, run by a thread of its own while no debugger has it. */
final class TestGuest implements DebuggedCpu, Lifecycle, AutoCloseable {
    static final long CODE = 0x1000;
    static final long DATA = 0x10000;
    private static final int SIZE = 0x20000;
    private static final long NAP_NANOS = 100_000;

    /** Adds 3 ten times and stores each sum at DATA + 0x100; then loops on the spot. */
    static final List<Integer> PROGRAM = List.of(
            0x3c600001, // lis 3,1
            0x38800000, // li 4,0
            0x38a0000a, // li 5,10
            0x60000000, // nop
            0x38840003, // loop: addi 4,4,3
            0xf8830100, // std 4,0x100(3)
            0xe8c30100, // ld 6,0x100(3)
            0x4200fff4, // bdnz loop
            0x38e0004d, // li 7,77
            0x48000000); // b .

    final Cpu cpu;
    private final FlatMemory memory = new FlatMemory(0, SIZE);
    private final Interpreter interpreter;
    private final Thread runner;
    private final Object turn = new Object();
    private boolean taken = true;
    private volatile boolean wanted;
    private volatile boolean ended;

    TestGuest(boolean littleEndian) {
        cpu = new Cpu(true, memory, new NoEnvironment());
        cpu.setMsr(Msr.SF | Msr.FP | Msr.VEC | Msr.VSX | (littleEndian ? Msr.LE : 0));
        cpu.nip = CODE;
        cpu.ctr = 10;
        for (int i = 0; i < PROGRAM.size(); i++) {
            int word = PROGRAM.get(i);
            HostMemory.put32(memory.host(CODE + 4L * i), littleEndian ? word : Integer.reverseBytes(word));
        }
        interpreter = new Interpreter(cpu, Instructions.table());
        runner = Thread.ofPlatform().daemon().start(this::run);
    }

    private void run() {
        while (!ended) {
            boolean mine = false;
            if (!wanted) {
                synchronized (turn) {
                    mine = !taken;
                    if (mine) {
                        interpreter.run(1000);
                    }
                }
            }
            if (!mine) {
                // The debugger, its server and whoever steps us need the processor more.
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
    }

    @Override
    public Cpu registers() {
        return cpu;
    }

    @Override
    public void step() {
        interpreter.run(1);
    }

    @Override
    public void watch(@Nullable AccessWatcher watcher) {
        cpu.watch(watcher);
    }

    @Override
    public boolean read(long ea, byte[] to) {
        for (int i = 0; i < to.length; i++) {
            if (memory.probe(cpu, ea + i, 0) < 0) {
                return false;
            }
            to[i] = (byte) HostMemory.get8(memory.host(ea + i));
        }
        return true;
    }

    @Override
    public boolean write(long ea, byte[] from) {
        if (memory.probe(cpu, ea, 0) < 0 || memory.probe(cpu, ea + from.length - 1, 0) < 0) {
            return false;
        }
        for (int i = 0; i < from.length; i++) {
            HostMemory.put8(memory.host(ea + i), from[i]);
        }
        return true;
    }

    @Override
    public void takeOver() {
        wanted = true;
        synchronized (turn) {
            taken = true;
        }
    }

    @Override
    public void giveBack() {
        synchronized (turn) {
            taken = false;
        }
        wanted = false;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public void close() {
        ended = true;
        boolean interrupted = false;
        while (runner.isAlive()) {
            try {
                runner.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
