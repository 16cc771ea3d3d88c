package io.pagurus.cpu.ppc64.translator;

/**
 * Translates one instruction to bytecode of its own. A test runs each against the instruction's semantic method.
 */
@FunctionalInterface
interface Emitter {
    /**
     * Emits an instruction.
     *
     * @param to receives the bytecode
     * @param instruction what to translate
     */
    void emit(RegionBuilder to, Instruction instruction);
}
