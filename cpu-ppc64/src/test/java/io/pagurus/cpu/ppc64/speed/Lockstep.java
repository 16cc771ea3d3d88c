package io.pagurus.cpu.ppc64.speed;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * Runs a guest image in both tiers side by side, in slices of random length, and says where they part: {@code Lockstep
 * IMAGE ITERATIONS LONGEST-SLICE}.
 */
final class Lockstep {
    private Lockstep() {}

    static void main(String[] args) throws IOException {
        Path image = Path.of(args[0]);
        Cpu[] cpus = new Cpu[2];
        Engine[] engines = new Engine[2];
        Console[] consoles = new Console[2];
        for (int i = 0; i < 2; i++) {
            Kernel kernel = Kernel.load(image, Integer.parseInt(args[1]));
            cpus[i] = kernel.cpu();
            consoles[i] = kernel.console();
            engines[i] = i == 0
                    ? new Interpreter(cpus[i], Instructions.table())
                    : new TranslatingEngine(cpus[i], Instructions.table(), 20, true);
        }
        Random random = new Random(1);
        while (!consoles[0].ended && (cpus[0].spr[Spr.SRR0] == 0 || cpus[0].spr[Spr.SRR0] == 0x3000)) {
            long before = cpus[0].nip;
            int slice = 1 + random.nextInt(Integer.parseInt(args[2]));
            for (Engine engine : engines) {
                engine.run(slice);
            }
            String one = state(cpus[0]);
            String two = state(cpus[1]);
            if (!one.equals(two)) {
                System.out.printf("after %d of %d from %x:%n%s%n%s%n", cpus[0].completed, slice, before, one, two);
                return;
            }
        }
        System.out.print(consoles[1].text);
        System.out.println("level after " + cpus[0].completed);
    }

    private static String state(Cpu cpu) {
        StringBuilder text =
                new StringBuilder("nip %x completed %d lr %x ctr %x cr %x xer %x cfar %x msr %x fpscr %x vsr %x%n"
                        .formatted(
                                cpu.nip,
                                cpu.completed,
                                cpu.lr,
                                cpu.ctr,
                                cpu.crWord(),
                                cpu.xer(),
                                cpu.cfar,
                                cpu.msr,
                                cpu.fpscr,
                                Arrays.hashCode(cpu.vsr)));
        for (int i = 0; i < 32; i++) {
            text.append("r%d %x%s".formatted(i, cpu.gpr[i], i % 8 == 7 ? "\n" : " "));
        }
        return text.toString();
    }
}
