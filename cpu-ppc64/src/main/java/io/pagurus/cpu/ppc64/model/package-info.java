/**
 * Which CPUs there are: what distinguishes POWER8 from POWER9, as a pseries guest meets it.
 *
 * <p>Numbers and reset values only; what an instruction does on which model says the opcode table.
 */
@NullMarked
package io.pagurus.cpu.ppc64.model;

import org.jspecify.annotations.NullMarked;
