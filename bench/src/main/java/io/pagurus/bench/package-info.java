/**
 * What the promises of the house cost, each beside a peer measured in the same run: streams beside plain reading, state
 * beside a memory copy, the safe point beside a lock, a start beside a bare JVM.
 *
 * <p>Called by {@code bench/run}. Nothing here is part of the runtime, and no test runs it.
 */
@NullMarked
package io.pagurus.bench;

import org.jspecify.annotations.NullMarked;
