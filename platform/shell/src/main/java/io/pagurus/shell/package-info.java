/**
 * The Gogo face of the platform's commands: registers a Gogo function for each {@code Command} service, parses its words, renders its
 * report, writes its help and completes its arguments.
 */
@NullMarked
package io.pagurus.shell;

import org.jspecify.annotations.NullMarked;
