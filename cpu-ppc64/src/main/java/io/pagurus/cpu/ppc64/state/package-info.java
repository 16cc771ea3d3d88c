/**
 * What a CPU of this family is, architecturally: {@link io.pagurus.cpu.ppc64.state.PpcState} and the names of its bits.
 *
 * <p>Nothing here runs, decodes or translates; everything that migrates is here and nothing else is.
 */
@NullMarked
package io.pagurus.cpu.ppc64.state;

import org.jspecify.annotations.NullMarked;
