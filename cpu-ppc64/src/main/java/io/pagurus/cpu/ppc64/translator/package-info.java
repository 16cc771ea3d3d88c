/**
 * Tier 1: hot blocks of the interpreter, joined to regions and translated to bytecode of the JVM.
 *
 * <p>Has emitters of its own for the hottest instructions only; all others are calls of their semantic methods.
 */
@NullMarked
package io.pagurus.cpu.ppc64.translator;

import org.jspecify.annotations.NullMarked;
