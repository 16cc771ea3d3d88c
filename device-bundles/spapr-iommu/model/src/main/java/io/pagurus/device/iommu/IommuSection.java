package io.pagurus.device.iommu;

import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.RecordedSection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a recorded {@code spapr_iommu} section tells of its sender.
 *
 * @param liobn as in the payload
 * @param instanceId as in the header
 * @param versionId as in the header
 * @param entries number of TCEs
 * @param faults whether the faults subsection is there
 */
record IommuSection(int liobn, int instanceId, int versionId, int entries, boolean faults) {
    private static final byte SUBSECTION = 5;
    private static final byte[] FAULTS = "spapr_iommu/faults".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EX = "spapr_iommu_ex".getBytes(StandardCharsets.US_ASCII);
    private static final int EX_BODY = Integer.BYTES + Long.BYTES + Integer.BYTES;
    private static final int HEAD = Integer.BYTES + Integer.BYTES + 1;

    /** {@return the section, if it is one of a TCE table and whole} */
    static Optional<IommuSection> of(RecordedSection section) {
        ByteBuffer payload = section.payload();
        if (!section.id().idstr().equals("spapr_iommu") || payload.remaining() < HEAD) {
            return Optional.empty();
        }
        int liobn = payload.getInt();
        long entries = Integer.toUnsignedLong(payload.getInt());
        payload.get();
        long afterTable = entries * Long.BYTES + (section.versionId() >= 3 ? 1 : 0);
        if (entries > TceArray.MAX_ENTRIES || afterTable > payload.remaining()) {
            return Optional.empty();
        }
        payload.position(payload.position() + (int) afterTable);
        return Optional.of(new IommuSection(
                liobn, section.id().instanceId(), section.versionId(), (int) entries, hasFaults(payload)));
    }

    private static boolean hasFaults(ByteBuffer subsections) {
        if (begins(subsections, EX) && subsections.remaining() >= 2 + EX.length + EX_BODY) {
            subsections.position(subsections.position() + 2 + EX.length + EX_BODY);
        }
        return begins(subsections, FAULTS);
    }

    private static boolean begins(ByteBuffer subsections, byte[] name) {
        int at = subsections.position();
        if (subsections.remaining() < 2 + name.length
                || subsections.get(at) != SUBSECTION
                || subsections.get(at + 1) != name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (subsections.get(at + 2 + i) != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether the sender numbered its sections by LIOBN} */
    boolean numberedByLiobn() {
        return instanceId == liobn;
    }

    /** {@return the sender's properties} */
    DeviceConfig config() {
        DeviceConfig config = DeviceConfig.EMPTY.withHex(IommuConfig.LIOBN, Integer.toUnsignedLong(liobn));
        if (!IommuConfig.dynamic(liobn)) {
            config = config.withHex(IommuConfig.ENTRIES, entries);
        }
        return versionId == 2 ? config.with(IommuConfig.MIGRATE_DEF_WIN, "off") : config;
    }
}
