/**
 * Commands that look into CPUs of machines, and run them step by step.
 *
 * <p>They know a CPU by the contracts of {@code io.pagurus.cpu} only, so that they serve one of another bundle version too.
 */
@NullMarked
package io.pagurus.cpu.ppc64.command;

import org.jspecify.annotations.NullMarked;
