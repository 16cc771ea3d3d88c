/**
 * QEMU's migration stream: header, configuration, sections with their footers, commands, RAM and hash page table
 * records, and the JSON description at the end.
 *
 * <p>Loading, saving, scanning and showing all go through this package; it is the only one that knows the wire format. It
 * must never know a live machine or a device: those come in through {@link
 * io.pagurus.migration.stream.SectionHandler}, {@link io.pagurus.migration.stream.RamSink} and {@link
 * io.pagurus.migration.stream.StreamWriter.Body}.
 */
@NullMarked
package io.pagurus.migration.stream;

import org.jspecify.annotations.NullMarked;
