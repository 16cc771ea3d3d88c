/**
 * The instructions: for each facility of the Power ISA one class with the facility's opcode table and, for each row, the
 * static method that is the instruction's only semantics. Interpreter and translator both call it.
 *
 * <p>Methods take the CPU and the operand fields by the names the ISA gives them; see {@code OpcodeTable}.
 */
@NullMarked
package io.pagurus.cpu.ppc64.isa;

import org.jspecify.annotations.NullMarked;
