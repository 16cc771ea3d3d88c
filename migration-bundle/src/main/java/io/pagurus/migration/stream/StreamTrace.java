package io.pagurus.migration.stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** QEMU's trace events of a load, word for word, on the logger {@code io.pagurus.migration.trace} at debug level. */
public final class StreamTrace {
    private static final Logger LOG = LoggerFactory.getLogger("io.pagurus.migration.trace");

    private StreamTrace() {}

    static void section(int typeByte) {
        LOG.debug("qemu_loadvm_state_section {}", typeByte);
    }

    static void startFull(SectionHeader h) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "qemu_loadvm_state_section_startfull {}({}) {} {}",
                    Integer.toUnsignedString(h.sectionId()),
                    h.id().idstr(),
                    h.id().instance(),
                    Integer.toUnsignedString(h.versionId()));
        }
    }

    static void partEnd(int sectionId) {
        LOG.debug("qemu_loadvm_state_section_partend {}", Integer.toUnsignedString(sectionId));
    }

    static void command(int result) {
        LOG.debug("qemu_loadvm_state_section_command {}", result);
    }

    static void postMain(int result) {
        LOG.debug("qemu_loadvm_state_post_main {}", result);
    }

    /**
     * Says that an entry is being loaded; for the handler, which knows the entry.
     *
     * @param idstr the entry's idstr
     * @param vmsd its vmsd's name, or {@code (old)} for iterables and entries without one
     */
    public static void load(String idstr, String vmsd) {
        LOG.debug("vmstate_load {}, {}", idstr, vmsd);
    }

    /**
     * Says that a vmsd's body is being loaded.
     *
     * @param vmsd its name
     * @param version the stream's version of it
     */
    public static void loadState(String vmsd, int version) {
        LOG.debug("vmstate_load_state {} v{}", vmsd, version);
    }

    /**
     * Says that a vmsd's body has been loaded.
     *
     * @param vmsd its name
     * @param reason {@code end} or what went wrong
     * @param result 0 or a negative error number
     */
    public static void loadStateEnd(String vmsd, String reason, int result) {
        LOG.debug("vmstate_load_state_end {} {}/{}", vmsd, reason, result);
    }
}
