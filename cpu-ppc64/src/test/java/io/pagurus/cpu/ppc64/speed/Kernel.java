package io.pagurus.cpu.ppc64.speed;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A raw image of testing/guest-programs about to begin, in flat memory.
 *
 * @param cpu at its entry
 * @param console what the program prints on
 */
record Kernel(Cpu cpu, Console console) {
    private static final int MEMORY = 128 << 20;

    /** Where an image has its number of iterations: a big-endian word. */
    private static final int ITERATIONS_AT = 0x10;

    private static final long ENTRY = 0x100;

    /** {@return a kernel that is to run so many iterations; the CPU is the one its name has} */
    static Kernel load(Path image, int iterations) throws IOException {
        FlatMemory memory = new FlatMemory(0, MEMORY);
        memory.put(0, Files.readAllBytes(image));
        HostMemory.put32(memory.host(ITERATIONS_AT), Integer.reverseBytes(iterations));
        Console console = new Console();
        Cpu cpu = new Cpu(image.toString().contains("power9"), memory, console);
        cpu.setMsr(Msr.SF | Msr.ME);
        cpu.nip = ENTRY;
        return new Kernel(cpu, console);
    }
}
