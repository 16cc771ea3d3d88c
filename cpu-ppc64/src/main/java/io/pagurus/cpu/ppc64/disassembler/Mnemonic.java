package io.pagurus.cpu.ppc64.disassembler;

/**
 * An instruction as it is written.
 *
 * @param name with all that its flags add
 * @param operands written out; empty if there are none
 */
record Mnemonic(String name, String operands) {}
