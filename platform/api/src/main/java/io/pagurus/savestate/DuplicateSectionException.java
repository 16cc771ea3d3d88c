package io.pagurus.savestate;

import java.io.Serial;

/** Two entries would have one identity; QEMU since 8.2 exits with this message. */
public final class DuplicateSectionException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * A refused registration.
     *
     * @param id the identity that is taken
     */
    public DuplicateSectionException(SectionId id) {
        reason = "savevm_state_handler_insert: Detected duplicate SaveStateEntry: id=%s, instance_id=0x%x"
                .formatted(id.idstr(), id.instanceId());
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
