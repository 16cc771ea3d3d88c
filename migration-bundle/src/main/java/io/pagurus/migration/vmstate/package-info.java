/**
 * What follows from a description of state: reader, writer, vmdesc JSON, scanner of sections, comparison of two
 * descriptions and random states. The stream, swap and compatibility packages call it. Nothing here knows of sections'
 * headers, of registries or of a particular device.
 */
@NullMarked
package io.pagurus.migration.vmstate;

import org.jspecify.annotations.NullMarked;
