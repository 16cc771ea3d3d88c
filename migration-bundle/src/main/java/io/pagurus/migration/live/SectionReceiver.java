package io.pagurus.migration.live;

import io.pagurus.migration.vmstate.BytesInput;
import io.pagurus.savestate.SaveStateRegistry;
import io.pagurus.savestate.SaveStateRegistry.Match;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateException;
import java.util.function.UnaryOperator;

/** Gives sections that were saved in memory to a receiver's registry, footer check included. */
public final class SectionReceiver {
    private static final int SECTION_FOOTER = 0x7e;

    private final SaveStateRegistry registry;
    private final UnaryOperator<StateInput> line;

    /**
     * A receiver.
     *
     * @param registry its registry
     */
    public SectionReceiver(SaveStateRegistry registry) {
        this(registry, UnaryOperator.identity());
    }

    /**
     * A receiver at the end of a line that may fail.
     *
     * @param registry its registry
     * @param line what becomes of the bytes on their way
     */
    public SectionReceiver(SaveStateRegistry registry, UnaryOperator<StateInput> line) {
        this.registry = registry;
        this.line = line;
    }

    /**
     * Receives one section.
     *
     * @param sent where it is
     * @param section one of {@code sent}'s sections
     * @return the entry that took it and how it was found
     * @throws VmStateException in QEMU's words, if the receiver refuses
     */
    public Match receive(SavedSections sent, SavedSection section) throws VmStateException {
        Match match = SectionLoader.find(registry, section.id(), section.versionId(), section.payloadOffset());
        StateInput in = line.apply(new BytesInput(
                sent.bytes(),
                section.payloadOffset(),
                sent.bytes().length - section.payloadOffset(),
                section.payloadOffset()));
        try {
            SectionLoader.load(match.entry(), section.versionId(), in);
        } catch (VmStateException e) {
            throw section.header().blame(e);
        }
        checkFooter(section, in);
        return match;
    }

    private static void checkFooter(SavedSection section, StateInput in) throws VmStateException {
        long offset = in.position();
        String idstr = section.id().idstr();
        int mark = in.remaining() > 0 ? in.u8() : -1;
        if (mark != SECTION_FOOTER) {
            throw new VmStateException(Errno.EINVAL, "the section does not end where its reader stopped")
                    .receiverLine("Missing section footer for " + idstr)
                    .within(section.id().toString())
                    .at(offset)
                    .expected("footer 0x7e after %d bytes".formatted(section.payloadLength()))
                    .found("%d bytes consumed".formatted(offset - section.payloadOffset()));
        }
        long id = in.remaining() >= 4 ? in.u32() : -1;
        if ((int) id != section.entry().sectionId() || id < 0) {
            throw new VmStateException(Errno.EINVAL, "the footer is another section's")
                    .receiverLine("Mismatched section id in footer for %s - read 0x%x expected 0x%x"
                            .formatted(idstr, (int) id, section.entry().sectionId()))
                    .within(section.id().toString())
                    .at(offset);
        }
    }
}
