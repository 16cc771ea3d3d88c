package io.pagurus.migration.stream;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** QEMU's trace events of a load, word for word, one line each. */
public final class StreamTrace {
    private static final Logger LOG = LoggerFactory.getLogger("io.pagurus.migration.trace");
    private static final StreamTrace LOGGING = new StreamTrace(LOG::debug);
    private static final StreamTrace OFF = new StreamTrace(null);

    private final @Nullable Consumer<String> lines;

    private StreamTrace(@Nullable Consumer<String> lines) {
        this.lines = lines;
    }

    /** {@return the trace that goes to the logger {@code io.pagurus.migration.trace} at debug level} */
    public static StreamTrace logging() {
        return LOG.isDebugEnabled() ? LOGGING : OFF;
    }

    /** {@return a trace that says nothing} */
    public static StreamTrace off() {
        return OFF;
    }

    /**
     * {@return a trace that goes elsewhere}
     *
     * @param lines takes each line
     */
    public static StreamTrace to(Consumer<String> lines) {
        return new StreamTrace(lines);
    }

    private void line(String text) {
        if (lines != null) {
            lines.accept(text);
        }
    }

    void section(int typeByte) {
        line("qemu_loadvm_state_section " + typeByte);
    }

    void startFull(SectionHeader h) {
        line("qemu_loadvm_state_section_startfull " + Integer.toUnsignedString(h.sectionId())
                + "(" + h.id().idstr() + ") "
                + h.id().instance() + " " + Integer.toUnsignedString(h.versionId()));
    }

    void partEnd(int sectionId) {
        line("qemu_loadvm_state_section_partend " + Integer.toUnsignedString(sectionId));
    }

    void command(int result) {
        line("qemu_loadvm_state_section_command " + result);
    }

    void postMain(int result) {
        line("qemu_loadvm_state_post_main " + result);
    }

    /**
     * Says that an entry is being loaded; for the handler, which knows the entry.
     *
     * @param idstr the entry's idstr
     * @param vmsd its vmsd's name, or {@code (old)} for iterables and entries without one
     */
    public void load(String idstr, String vmsd) {
        line("vmstate_load " + idstr + ", " + vmsd);
    }

    /**
     * Says that a vmsd's body is being loaded.
     *
     * @param vmsd its name
     * @param version the stream's version of it
     */
    public void loadState(String vmsd, int version) {
        line("vmstate_load_state " + vmsd + " v" + version);
    }

    /**
     * Says that a vmsd's body has been loaded.
     *
     * @param vmsd its name
     * @param reason {@code end} or what went wrong
     * @param result 0 or a negative error number
     */
    public void loadStateEnd(String vmsd, String reason, int result) {
        line("vmstate_load_state_end " + vmsd + " " + reason + "/" + result);
    }
}
