/**
 * Instruction words as assembly text.
 *
 * <p>The mnemonics and operands come from the opcode table; here is only what assemblers add to it: extended mnemonics,
 * names of special purpose registers, and instructions that none of the models has. Commands, the trace and the GDB stub
 * call it; nothing that executes instructions may.
 */
@NullMarked
package io.pagurus.cpu.ppc64.disassembler;

import org.jspecify.annotations.NullMarked;
