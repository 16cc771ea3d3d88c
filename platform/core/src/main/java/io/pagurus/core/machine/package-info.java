/**
 * Machines: life cycle, device tree, safe point, staging and parking, and how one is derived from a stream.
 *
 * <p>Plain classes without OSGi, begun through {@link io.pagurus.core.machine.CoreMachines}; a component publishes them.
 * Nothing of one platform and nothing of a stream's format belongs here.
 */
@NullMarked
package io.pagurus.core.machine;

import org.jspecify.annotations.NullMarked;
