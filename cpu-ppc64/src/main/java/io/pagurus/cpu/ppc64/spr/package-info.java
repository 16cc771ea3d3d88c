/**
 * The special purpose registers: who may read and write each, and what that does beyond keeping a number.
 *
 * <p>{@code mfspr} and {@code mtspr} ask the table here; the registers' contents are in {@code PpcState}.
 */
@NullMarked
package io.pagurus.cpu.ppc64.spr;

import org.jspecify.annotations.NullMarked;
