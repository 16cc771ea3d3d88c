/**
 * From an instruction word to its row of the opcode table, and to its operands.
 *
 * <p>The rows themselves stand beside their semantics, in {@code isa}.
 */
@NullMarked
package io.pagurus.cpu.ppc64.decode;

import org.jspecify.annotations.NullMarked;
