/**
 * The commands {@code vm:*} and {@code dev:*}: what machines there are, what stands in them, what is installed.
 *
 * <p>Each is a service that a face of the runtime runs; none prints. Loading, saving, swapping and judging are the
 * migration bundle's and do not belong here.
 */
@NullMarked
package io.pagurus.core.command;

import org.jspecify.annotations.NullMarked;
