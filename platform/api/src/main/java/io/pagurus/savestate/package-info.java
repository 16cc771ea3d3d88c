/**
 * Section identity: what a device declares about how its state is found in a stream, and the registry (QEMU's list of
 * {@code SaveStateEntry}) that turns declarations into idstr, instance_id, alias_id and order.
 *
 * <p>Device bundles declare, the core registers, the migration bundle and compatibility checks look up. No reading or
 * writing of bytes belongs here.
 */
@NullMarked
@Version("1.0.0")
package io.pagurus.savestate;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
