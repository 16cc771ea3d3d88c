/**
 * The suite that every device bundle runs: what any device must do, whatever it is.
 *
 * <p>A bundle's test extends {@link io.pagurus.testing.conformance.DeviceConformance} and names its type. What only one
 * device does is tested beside that device, not here.
 */
@NullMarked
package io.pagurus.testing.conformance;

import org.jspecify.annotations.NullMarked;
