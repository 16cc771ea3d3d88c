package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.OpcodeTable;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;

/**
 * Tier 1: an interpreter whose hot blocks are translated. Between two runs, and at each block, the state is what tier 0
 * would have left.
 */
public final class TranslatingEngine implements Engine {
    /** Executions after which a block is translated. */
    public static final int THRESHOLD = 500;

    private final Cpu cpu;
    private final Interpreter interpreter;
    private final Translations translations;

    /**
     * An engine for one CPU that translates in the background.
     *
     * @param cpu the CPU
     * @param table its instructions
     */
    public TranslatingEngine(Cpu cpu, OpcodeTable table) {
        this(cpu, table, THRESHOLD, false);
    }

    /**
     * An engine for one CPU.
     *
     * @param cpu the CPU
     * @param table its instructions
     * @param threshold executions after which a block is translated, 1 or more
     * @param atOnce whether the guest waits for translations
     */
    public TranslatingEngine(Cpu cpu, OpcodeTable table, int threshold, boolean atOnce) {
        this.cpu = cpu;
        translations = new Translations(cpu, table, atOnce, threshold);
        interpreter = new Interpreter(cpu, table, translations, threshold);
        cpu.storage.listen(cpu, translations);
    }

    @Override
    public void run(long instructions) {
        translations.install();
        interpreter.run(instructions);
    }

    @Override
    public String description() {
        return "tier 1: %d regions, %d%% of the instructions ran in translations"
                .formatted(translations.live(), 100 * translations.ran() / Math.max(1, cpu.completed));
    }

    @Override
    public void forget() {
        translations.clear();
        interpreter.forget();
    }

    /** {@return how many instructions regions have run; those are left out that an interrupt ended before the region was left} */
    public long translated() {
        return translations.ran();
    }

    /** {@return how many regions are known: those that can be entered, those being made, and overwritten ones not yet dropped} */
    int known() {
        return translations.known();
    }

    /** {@return how many regions can be entered} */
    public int regions() {
        return translations.live();
    }

    /** {@return how often the regions that can be entered now were} */
    public long entered() {
        return translations.entered();
    }
}
