package io.pagurus.migration.stream;

import io.pagurus.vmstate.VmStateDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing between configuration and end mark. */
public sealed interface StreamItem {
    /** {@return the absolute position of its first byte} */
    long offset();

    /** {@return the absolute position after its last byte} */
    long end();

    /** Who told where a section ends. */
    enum Delimiter {
        /** The description of an installed device. */
        DESCRIPTION,
        /** The stream's own JSON. */
        JSON,
        /** A catalogue of descriptions without devices. */
        CATALOG,
        /** The format of an iterable. */
        ITERABLE
    }

    /**
     * A section.
     *
     * @param header kind, identity and where header and payload begin
     * @param payloadEnd absolute position after the payload: where the footer is, if there is one
     * @param end absolute position after the footer
     * @param delimitedBy who told where it ends
     * @param vmsdName name of its description; empty for old-style sections and iterables
     * @param subsections names of the description's own subsections that came, in order
     * @param described the section's part of the JSON, or null
     * @param description what delimited it, if that was a description
     * @param iterableIndex for iterables: number of the section in the transcript; else -1
     */
    record SectionItem(
            SectionHeader header,
            long payloadEnd,
            long end,
            Delimiter delimitedBy,
            String vmsdName,
            List<String> subsections,
            VmDesc.@Nullable Described described,
            @Nullable VmStateDescription<?> description,
            int iterableIndex)
            implements StreamItem {
        @Override
        public long offset() {
            return header.offset();
        }

        /** {@return the payload's length in bytes} */
        public long payloadLength() {
            return payloadEnd - header.payloadOffset();
        }
    }

    /**
     * A command.
     *
     * @param command the command
     * @param end absolute position after its data; a package's nested stream follows there
     */
    record CommandItem(StreamCommand command, long end) implements StreamItem {
        @Override
        public long offset() {
            return command.offset();
        }
    }
}
