/**
 * IEEE binary floating point on bit patterns, as PowerPC does it: half, single, double and quadruple precision.
 *
 * <p>Nothing here knows a CPU. Operations are static methods that take and give bit patterns; what they depend on besides
 * (rounding mode, enabled exceptions) and what they find out besides (exceptions) is in an {@link
 * io.pagurus.cpu.ppc64.fp.FpEnv}. The usual case is computed by the host; all else by integer arithmetic on numbers taken
 * apart, which is exact up to the rounding.
 */
@NullMarked
package io.pagurus.cpu.ppc64.fp;

import org.jspecify.annotations.NullMarked;
