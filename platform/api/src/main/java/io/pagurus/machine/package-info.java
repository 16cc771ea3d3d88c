/**
 * Machines: what a machine type builds, what a running machine offers, and how one of its devices is moved to another
 * implementation.
 *
 * <p>The core implements these; machine-type bundles publish {@link io.pagurus.machine.MachineType} services; the
 * migration bundle loads, saves and swaps. Nothing of one platform and nothing of the stream's format may be put here.
 */
@NullMarked
@Version("1.0.0")
package io.pagurus.machine;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
