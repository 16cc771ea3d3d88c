/**
 * Starts the framework with the distribution's bundles, then opens the shell or runs one line of commands.
 *
 * <p>Called by the {@code pagurus} script and by the acceptance tests. Nothing a bundle could do belongs here: classes of this package
 * are on the framework's own class path and cannot be updated in a running system.
 */
@NullMarked
package io.pagurus.launcher;

import org.jspecify.annotations.NullMarked;
