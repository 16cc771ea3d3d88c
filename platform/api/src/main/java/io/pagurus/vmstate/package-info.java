/**
 * Descriptions of state as data: what QEMU calls a vmsd. Device bundles describe their state classes here once; the
 * migration bundle derives the writer, the reader, the vmdesc JSON, listings, comparisons and random states from them.
 * No input or output, no registry and no device behaviour may be put here.
 */
@NullMarked
@Version("1.0.0")
package io.pagurus.vmstate;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
