/**
 * Virtual CPUs: what a CPU offers to the machine that runs it, and what the machine offers to a CPU.
 *
 * <p>A CPU bundle publishes a {@link io.pagurus.cpu.CpuDeviceType} whose devices plug a {@link io.pagurus.cpu.VirtualCpu} into
 * the machine's {@link io.pagurus.cpu.CpuBoard}; the core runs them; commands and debuggers look at them. No instruction set
 * and no hypervisor interface may be put here.
 */
@NullMarked
@Version("1.0.0")
package io.pagurus.cpu;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
