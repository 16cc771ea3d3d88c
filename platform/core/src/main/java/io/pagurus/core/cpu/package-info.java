/**
 * The threads that run virtual CPUs, and the guest's time.
 *
 * <p>Machines of the core own a board each; everybody else sees {@link io.pagurus.cpu.CpuBoard}. No instruction set and no
 * platform belongs here.
 */
@NullMarked
package io.pagurus.core.cpu;

import org.jspecify.annotations.NullMarked;
