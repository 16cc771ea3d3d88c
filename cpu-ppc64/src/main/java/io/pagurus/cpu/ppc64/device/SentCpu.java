package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.qdev.RecordedSection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a section {@code cpu} tells of its sender.
 *
 * @param model whose registers they are
 * @param age of the section
 */
record SentCpu(ModelIdentity model, SectionAge age) {
    private static final int VERSION = 5;

    /** Bytes before the SPRs: a gap, 32 GPRs, 8 CR fields of a word, NIP. */
    private static final int SPRS = Long.BYTES * (1 + 32) + Integer.BYTES * 8 + Long.BYTES;

    private static final int PVR = SPRS + Long.BYTES * Spr.PVR;

    /** Behind the SPRs and the accumulator. */
    private static final int RESERVATION = SPRS + Long.BYTES * (1024 + 1);

    /** Behind the reservation, MSR and hflags. */
    private static final int SUBSECTIONS = RESERVATION + Long.BYTES * 3;

    /** How the subsection with the SLB begins: mark, length of the name, name; its version follows. */
    private static final byte[] SLB = "\5\7cpu/slb".getBytes(StandardCharsets.US_ASCII);

    static Optional<SentCpu> of(RecordedSection section) {
        ByteBuffer payload = section.payload();
        if (!section.id().idstr().equals("cpu") || section.versionId() != VERSION || payload.limit() < SUBSECTIONS) {
            return Optional.empty();
        }
        return ModelIdentity.ofPvr(payload.getLong(PVR))
                .map(model ->
                        new SentCpu(model, section.vmdesc().isEmpty() ? age(payload) : age(section.vmdesc(), payload)));
    }

    /** By the names of fields. */
    private static SectionAge age(String vmdesc, ByteBuffer payload) {
        if (vmdesc.contains("\"env.hflags_nmsr\"")) {
            return SectionAge.OLD_HFLAGS;
        }
        if (vmdesc.contains("\"env.reserve_addr\"") && !vmdesc.contains("\"cpu/reservation\"")) {
            return SectionAge.RESERVATION_INSIDE;
        }
        return slbVersion(payload) > 1 ? SectionAge.SLB_VERSION_2 : SectionAge.RESERVATION_APART;
    }

    private static SectionAge age(ByteBuffer payload) {
        if (slbVersion(payload) > 1) {
            return SectionAge.SLB_VERSION_2;
        }
        // A CPU without a reservation has -1 there; only who does not send one leaves zeros.
        return payload.getLong(RESERVATION) == 0 ? SectionAge.RESERVATION_APART : SectionAge.RESERVATION_INSIDE;
    }

    private static int slbVersion(ByteBuffer payload) {
        for (int at = SUBSECTIONS; at + SLB.length + Integer.BYTES <= payload.limit(); at++) {
            boolean here = true;
            for (int i = 0; i < SLB.length && here; i++) {
                here = payload.get(at + i) == SLB[i];
            }
            if (here) {
                return payload.getInt(at + SLB.length);
            }
        }
        return 0;
    }
}
