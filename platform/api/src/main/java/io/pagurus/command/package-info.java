/**
 * The shell-neutral contract of a command: what it is called, what it takes, what it answers.
 *
 * <p>Bundles publish {@link io.pagurus.command.Command} services; a face (the Gogo shell today, others later) parses the line, calls
 * {@link io.pagurus.command.Command#run} and renders the {@link io.pagurus.command.Report}. A command itself never prints, and nothing
 * of any particular shell, terminal or wire format may be put here.
 */
@NullMarked
@Version("1.0.0")
package io.pagurus.command;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
