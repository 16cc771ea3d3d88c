/**
 * The shell commands of the migration subsystem: {@code stream:*}, {@code vm:load}, {@code vm:save}, {@code dev:swap},
 * {@code vmsd:*} and {@code compat:*}.
 *
 * <p>A command finds what the user named, calls one thing in a package beside this one and words its result. Nothing is
 * decided here.
 */
@NullMarked
package io.pagurus.migration.command;

import org.jspecify.annotations.NullMarked;
