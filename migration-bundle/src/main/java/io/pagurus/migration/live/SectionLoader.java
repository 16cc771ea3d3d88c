package io.pagurus.migration.live;

import io.pagurus.migration.vmstate.VmStateReader;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SaveStateRegistry;
import io.pagurus.savestate.SaveStateRegistry.Match;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateException;

/** Loads one section by the receiver's rules: find the entry, check the version, read the payload into it. */
public final class SectionLoader {
    private SectionLoader() {}

    /**
     * Finds the entry for a received section.
     *
     * @param registry the receiver's registry
     * @param id as received
     * @param versionId as received
     * @param offset of the section in the stream, for messages
     * @return the entry and what matched
     * @throws VmStateException in QEMU's words, if there is none or it is older than the section
     */
    public static Match find(SaveStateRegistry registry, SectionId id, int versionId, long offset)
            throws VmStateException {
        Match match = registry.find(id.idstr(), id.instanceId()).orElse(null);
        if (match == null) {
            throw new VmStateException(Errno.EINVAL, "nothing in this machine answers to the section")
                    .receiverLine(("Unknown savevm section or instance '%s' %s. Make sure that your current VM setup "
                                    + "matches your saved VM setup, including any hotplugged devices")
                            .formatted(id.idstr(), id.instance()))
                    .within(id.toString())
                    .at(offset);
        }
        int known = match.entry().versionId();
        if (Integer.compareUnsigned(versionId, known) > 0) {
            throw new VmStateException(Errno.EINVAL, "the section is newer than the device")
                    .receiverLine("savevm: unsupported version %d for '%s' v%d".formatted(versionId, id.idstr(), known))
                    .within(id.toString())
                    .at(offset)
                    .expected("version_id up to " + known)
                    .found(Integer.toUnsignedString(versionId));
        }
        return match;
    }

    /**
     * Reads a section's payload into the entry that answers to it.
     *
     * @param entry a described entry or a passenger
     * @param versionId as received
     * @param in stands at the payload
     * @throws VmStateException in QEMU's words, if the payload does not fit the entry
     */
    public static void load(SaveStateEntry entry, int versionId, StateInput in) throws VmStateException {
        switch (entry.body()) {
            case SaveStateBody.Described<?> described -> loadDescribed(described, versionId, in);
            case SaveStateBody.Passenger passenger -> skip(passenger, in);
            case SaveStateBody.Live _ ->
                throw new VmStateException(Errno.EINVAL, "an iterable cannot come as a FULL section").at(in.position());
        }
    }

    private static <S> void loadDescribed(SaveStateBody.Described<S> described, int versionId, StateInput in)
            throws VmStateException {
        VmStateReader.load(described.vmsd(), described.state(), in, versionId);
    }

    private static void skip(SaveStateBody.Passenger passenger, StateInput in) throws VmStateException {
        int left = passenger.payload().length;
        if (in.remaining() < left) {
            throw VmStateException.shortRead(in.position(), left, in.remaining());
        }
        byte[] buffer = new byte[Math.min(left, 8192)];
        while (left > 0) {
            int part = Math.min(left, buffer.length);
            in.bytes(buffer, 0, part);
            left -= part;
        }
    }
}
