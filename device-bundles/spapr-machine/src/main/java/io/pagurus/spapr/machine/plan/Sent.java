package io.pagurus.spapr.machine.plan;

import io.pagurus.machine.MachineOutline;
import io.pagurus.qdev.RecordedSection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A section in the sender's construction order.
 *
 * @param number its index in the outline
 * @param sectionId the sender's registration counter, unsigned
 * @param section header and payload
 */
record Sent(int number, long sectionId, RecordedSection section) {
    static List<Sent> inConstructionOrder(MachineOutline outline) {
        return IntStream.range(0, outline.sections().size())
                .mapToObj(i -> new Sent(
                        i,
                        Integer.toUnsignedLong(outline.sectionIds().get(i)),
                        outline.sections().get(i)))
                .sorted(Comparator.comparingLong(Sent::sectionId))
                .toList();
    }

    String idstr() {
        return section.id().idstr();
    }

    int instanceId() {
        return section.id().instanceId();
    }

    boolean is(String idstr) {
        return idstr().equals(idstr);
    }

    boolean ofConnector() {
        return is("spapr_drc") || is("spapr_drc/physical");
    }
}
