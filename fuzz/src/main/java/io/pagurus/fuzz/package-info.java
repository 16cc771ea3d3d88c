/**
 * Hostile input for everything that reads what others wrote: targets, the promises each input is held to, and seeds.
 *
 * <p>The module's tests call it for seconds, {@code fuzz/run} through the fuzzer for as long as asked. No target may know
 * the fuzzer: each takes bytes and nothing else.
 */
@NullMarked
package io.pagurus.fuzz;

import org.jspecify.annotations.NullMarked;
