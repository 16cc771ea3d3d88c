/**
 * Verdicts: what a receiver would say of a sender's sections, why, and the smallest repair; chains and matrices of them.
 *
 * <p>Commands and the swap engine call it. Nothing here changes a running machine.
 */
@NullMarked
package io.pagurus.migration.compat;

import org.jspecify.annotations.NullMarked;
