/**
 * Decimal floating-point arithmetic on bit patterns (Power ISA I 5): formats, rounding and operations, free of any CPU.
 *
 * <p>The oracle computes with the General Decimal Arithmetic of libdecnumber, and so does this package, by its
 * specification. What instructions make of the conditions an operation raises stands with them, in {@code isa}.
 */
@NullMarked
package io.pagurus.cpu.ppc64.dfp;

import org.jspecify.annotations.NullMarked;
