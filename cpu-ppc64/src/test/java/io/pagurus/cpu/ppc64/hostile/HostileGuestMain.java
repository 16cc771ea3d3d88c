package io.pagurus.cpu.ppc64.hostile;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Runs hostile guests for long: {@code HostileGuestMain [--tier 0|1] [--mode memory|branches|itself]... [BLOCKS [SECONDS
 * [SEED]]]}. Tier 0 and all modes unless told. Of memory and branches each model decodes a million blocks or {@code
 * BLOCKS}, in ten guests one after the other; over itself each writes for a minute or {@code SECONDS}. In tier 1 a block
 * is translated when it is met the second time. Prints what the process holds after each, which must not grow.
 */
final class HostileGuestMain {
    private static final int GUESTS = 10;
    private static final long INSTRUCTIONS = 1_000_000;

    private final PrintStream out;
    private final int tier;

    private HostileGuestMain(PrintStream out, int tier) {
        this.out = out;
        this.tier = tier;
    }

    static void main(String[] arguments) {
        Deque<String> args = new ArrayDeque<>(List.of(arguments));
        int tier = 0;
        Set<Hostility> modes = EnumSet.noneOf(Hostility.class);
        while (!args.isEmpty() && args.peek().startsWith("--")) {
            switch (args.pop()) {
                case "--tier" -> tier = Integer.parseInt(args.pop());
                case "--mode" -> modes.add(Hostility.valueOf(args.pop().toUpperCase(Locale.ROOT)));
                default -> throw new IllegalArgumentException("[--tier 0|1] [--mode memory|branches|itself]...");
            }
        }
        long blocks = args.isEmpty() ? 1_000_000 : Long.parseLong(args.pop());
        long seconds = args.isEmpty() ? 60 : Long.parseLong(args.pop());
        long seed = args.isEmpty() ? 1 : Long.parseLong(args.pop());
        HostileGuestMain run = new HostileGuestMain(System.out, tier);
        for (Hostility mode : modes.isEmpty() ? EnumSet.allOf(Hostility.class) : modes) {
            for (PpcModel model : PpcModel.values()) {
                if (mode == Hostility.ITSELF) {
                    run.overItself(model, seconds);
                } else {
                    run.random(model, mode, blocks, seed);
                }
            }
        }
    }

    private Engine engine(Cpu cpu) {
        return tier == 0
                ? new Interpreter(cpu, Instructions.table())
                : new TranslatingEngine(cpu, Instructions.table(), 2, true);
    }

    private void random(PpcModel model, Hostility mode, long blocks, long seed) {
        for (int i = 0; i < GUESTS; i++) {
            long start = System.nanoTime();
            HostileGuest guest = new HostileGuest(model, seed + i, mode, this::engine);
            guest.decode(blocks / GUESTS);
            say("%s %s, guest %d".formatted(mode, model, i), guest.cpu, guest.blocks(), start);
        }
    }

    private void overItself(PpcModel model, long seconds) {
        long start = System.nanoTime();
        SelfWritingGuest guest = new SelfWritingGuest(model, this::engine);
        for (int part = 1; part <= GUESTS; part++) {
            while (System.nanoTime() - start < seconds * 1_000_000_000L * part / GUESTS) {
                guest.run(INSTRUCTIONS);
            }
            say("ITSELF %s, part %d".formatted(model, part), guest.cpu, guest.blocks(), start);
        }
    }

    private void say(String what, Cpu cpu, long blocks, long start) {
        double took = (System.nanoTime() - start) / 1e9;
        out.printf(
                "tier %d, %s: %d instructions, %d blocks, %.1f s: %s%n",
                tier, what, cpu.completed, blocks, took, Levels.now());
    }
}
