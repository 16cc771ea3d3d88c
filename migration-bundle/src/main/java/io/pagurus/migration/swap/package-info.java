/**
 * Moving devices of a running machine between implementations, and keeping them alive when a bundle leaves.
 *
 * <p>Commands and the watcher of bundles call it. How state is read, written and judged is not decided here.
 */
@NullMarked
package io.pagurus.migration.swap;

import org.jspecify.annotations.NullMarked;
