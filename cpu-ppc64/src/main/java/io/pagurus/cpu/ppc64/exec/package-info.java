/**
 * One CPU while it runs: its state with the caches over it, guest memory as it sees it, and its interrupts.
 *
 * <p>What instructions may call. Knows no instruction and no way of running them.
 */
@NullMarked
package io.pagurus.cpu.ppc64.exec;

import org.jspecify.annotations.NullMarked;
