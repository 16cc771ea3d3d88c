/**
 * The pseries machine types, and how the machine that sent a stream is derived from its sections.
 *
 * <p>Published as services; nothing of it is exported.
 */
@NullMarked
package io.pagurus.spapr.machine;

import org.jspecify.annotations.NullMarked;
