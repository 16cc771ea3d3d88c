/**
 * Tier 0: basic blocks of linked nodes, one object an instruction.
 *
 * <p>A node calls the semantic method of its instruction; nothing here knows what an instruction does.
 */
@NullMarked
package io.pagurus.cpu.ppc64.interpreter;

import org.jspecify.annotations.NullMarked;
