/**
 * GDB's remote serial protocol: what a debugger that attaches to a guest talks to.
 *
 * <p>{@link io.pagurus.cpu.ppc64.gdb.GdbServer} listens, {@link io.pagurus.cpu.ppc64.gdb.GdbSession} serves one client on a {@link
 * io.pagurus.cpu.ppc64.gdb.DebugTarget}. Nothing here runs instructions or knows a machine.
 */
@NullMarked
package io.pagurus.cpu.ppc64.gdb;

import org.jspecify.annotations.NullMarked;
