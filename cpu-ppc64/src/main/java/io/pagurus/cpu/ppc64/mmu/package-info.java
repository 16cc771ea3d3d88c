/**
 * Address translation: from effective to guest real addresses, with the storage interrupts that can arise.
 *
 * <p>Fills the software TLB of {@code exec}; keeps no state of its own that would have to migrate.
 */
@NullMarked
package io.pagurus.cpu.ppc64.mmu;

import org.jspecify.annotations.NullMarked;
