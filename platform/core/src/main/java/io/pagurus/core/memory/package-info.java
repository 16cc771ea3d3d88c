/**
 * Guest RAM that costs memory only where something was written, and the address space over it.
 *
 * <p>Machines of the core make these; everybody else sees {@link io.pagurus.memory.RamBlock} and
 * {@link io.pagurus.memory.GuestMemory}. Nothing here knows a device or the record format of a stream.
 */
@NullMarked
package io.pagurus.core.memory;

import org.jspecify.annotations.NullMarked;
