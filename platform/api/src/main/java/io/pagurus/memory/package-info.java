/**
 * Guest memory: RAM blocks as migration sees them and the address space as devices and CPUs see it.
 *
 * <p>The core implements it; devices reach guest memory through {@link io.pagurus.memory.GuestMemory} only. Nothing here
 * may know a device, a machine type or the migration stream's record format.
 */
@NullMarked
@Version("1.0.0")
package io.pagurus.memory;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
