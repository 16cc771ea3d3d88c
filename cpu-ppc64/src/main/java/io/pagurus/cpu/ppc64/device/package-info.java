/**
 * The CPU as a device of a machine: how its state travels, and the type that the bundle publishes.
 *
 * <p>Nothing here runs an instruction; what travels is {@link io.pagurus.cpu.ppc64.state.PpcState} and little else.
 */
@NullMarked
package io.pagurus.cpu.ppc64.device;

import org.jspecify.annotations.NullMarked;
