/**
 * Derives the machine that sent a stream from the stream's sections: which devices stand in it, in which order, and which
 * connectors sent nothing.
 *
 * <p>Pure reasoning over the outline; builds nothing and keeps nothing.
 */
@NullMarked
package io.pagurus.spapr.machine.plan;

import org.jspecify.annotations.NullMarked;
