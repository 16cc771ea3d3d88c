package io.pagurus.spapr.machine.plan;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A PCI-to-PCI bridge and the chassis number by which its slots have connectors.
 *
 * @param path of the bridge
 * @param chassis chassis number of its secondary bus, from its slot identification capability
 */
record Bridge(PciPath path, int chassis) {
    private static final String IDSTR_END = "/pci_bridge";

    /** The {@code PCIDevice} fields before the configuration space. */
    private static final int CONFIG_AT = Integer.BYTES;

    private static final int CONFIG_SIZE = 256;
    private static final int STATUS = 0x06;
    private static final int STATUS_CAPABILITIES = 0x10;
    private static final int CAPABILITY_POINTER = 0x34;
    private static final int SLOT_IDENTIFICATION = 0x04;
    private static final int MAX_CAPABILITIES = 48;

    static boolean isOne(Sent sent) {
        return sent.idstr().endsWith(IDSTR_END);
    }

    static Optional<Bridge> of(Sent sent) {
        if (!isOne(sent)) {
            return Optional.empty();
        }
        return PciPath.of(sent.idstr())
                .flatMap(path -> chassis(sent.section().payload()).map(chassis -> new Bridge(path, chassis)));
    }

    /** Walks the capability list (PCI Local Bus Specification 3.0, 6.7) to the chassis number. */
    private static Optional<Integer> chassis(ByteBuffer payload) {
        if (payload.remaining() < CONFIG_AT + CONFIG_SIZE) {
            return Optional.empty();
        }
        ByteBuffer config = payload.slice(CONFIG_AT, CONFIG_SIZE);
        if ((config.get(STATUS) & STATUS_CAPABILITIES) == 0) {
            return Optional.empty();
        }
        int at = config.get(CAPABILITY_POINTER) & 0xfc;
        for (int i = 0; i < MAX_CAPABILITIES && at != 0; i++) {
            if (config.get(at) == SLOT_IDENTIFICATION) {
                return Optional.of(config.get(at + 3) & 0xff);
            }
            at = config.get(at + 1) & 0xfc;
        }
        return Optional.empty();
    }
}
