package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.PostLoadHook;
import io.pagurus.vmstate.StateHook;
import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.VmStateField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of the load algorithm through a section. */
final class LoadRun {
    private static final int SUBSECTION = 0x05;
    private static final int DEEPEST = 64;

    final StateInput in;
    final LoadMode mode;
    /** The section as recorded so far, when decoded values are wanted. */
    final @Nullable SectionBytes recorded;

    private final long start;
    private int depth;

    LoadRun(StateInput in, LoadMode mode, @Nullable SectionBytes recorded) {
        this.in = in;
        this.mode = mode;
        this.recorded = recorded;
        this.start = in.position();
    }

    boolean receiving() {
        return mode == LoadMode.RECEIVE;
    }

    /** {@return where the next byte lies in the section} */
    int offset() {
        return (int) (in.position() - start);
    }

    <S> DecodedValue.@Nullable Struct section(VmStateDescription<S> vmsd, S state, int version)
            throws VmStateException {
        try {
            return body(vmsd, state, version);
        } catch (VmStateException e) {
            throw e.within(vmsd.name());
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            // A device's own code met values it cannot hold: to the stream that is a refusal.
            throw new VmStateException(Errno.EINVAL, "the state cannot take these values: " + e, e)
                    .at(in.position())
                    .within(vmsd.name());
        }
    }

    <S> DecodedValue.@Nullable Struct body(VmStateDescription<S> vmsd, S state, int version) throws VmStateException {
        requireVersion(vmsd, version);
        if (++depth > DEEPEST) {
            throw new VmStateException(Errno.EINVAL, "structures are nested deeper than " + DEEPEST).at(in.position());
        }
        StateHook<? super S> preLoad = vmsd.preLoad();
        if (receiving() && preLoad != null) {
            hook(() -> preLoad.run(state));
        }
        List<DecodedField> fields = recorded == null ? null : new ArrayList<>();
        for (VmStateField<S> field : vmsd.fields()) {
            if (field.present(state, version)) {
                DecodedField decoded = new FieldLoad<>(this, vmsd, field, state).run();
                if (fields != null && decoded != null) {
                    fields.add(decoded);
                }
            } else if (field.mustExist() && receiving()) {
                throw new VmStateException(Errno.EPERM, "input validation failed")
                        .at(in.position())
                        .within(field.name())
                        .receiverLine("Input validation failed: " + vmsd.name() + "/" + field.name());
            }
        }
        List<DecodedValue.Struct> subsections = subsections(vmsd, state);
        PostLoadHook<? super S> postLoad = vmsd.postLoad();
        if (receiving() && postLoad != null) {
            hook(() -> postLoad.run(state, version));
        }
        depth--;
        return fields == null ? null : new DecodedValue.Struct(vmsd.name(), version, fields, subsections);
    }

    private interface Hook {
        void run() throws VmStateException;
    }

    private void hook(Hook hook) throws VmStateException {
        try {
            hook.run();
        } catch (VmStateException e) {
            throw e.at(in.position());
        }
    }

    private void requireVersion(VmStateDescription<?> vmsd, int version) throws VmStateException {
        if (version > vmsd.versionId()) {
            throw versionProblem(vmsd, version, "too new", "local version_id " + vmsd.versionId());
        }
        if (version < vmsd.minimumVersionId()) {
            // QEMU has two spaces before the number.
            throw versionProblem(vmsd, version, "too old", "local minimum version_id  " + vmsd.minimumVersionId());
        }
    }

    private VmStateException versionProblem(VmStateDescription<?> vmsd, int version, String how, String limit) {
        return new VmStateException(Errno.EINVAL, "version of " + vmsd.name() + " is " + how)
                .at(in.position())
                .expected(vmsd.minimumVersionId() + " to " + vmsd.versionId())
                .found(String.valueOf(version))
                .receiverLine(vmsd.name() + ": incoming version_id " + version + " is " + how + " for " + limit);
    }

    /**
     * Subsections follow as long as the next bytes are 0x05, a length, and a name that begins with this vmsd's own; any
     * other byte belongs to an outer level.
     */
    private <S> List<DecodedValue.Struct> subsections(VmStateDescription<S> vmsd, S state) throws VmStateException {
        List<DecodedValue.Struct> found = new ArrayList<>();
        byte[] prefix = vmsd.name().getBytes(StandardCharsets.UTF_8);
        while (in.peek(0) == SUBSECTION) {
            int length = in.peek(1);
            if (length <= prefix.length) {
                break;
            }
            byte[] idstr = new byte[length];
            if (!peekName(idstr) || !startsWith(idstr, prefix)) {
                break;
            }
            String name = new String(idstr, StandardCharsets.UTF_8);
            VmStateDescription<? super S> sub = known(vmsd, name);
            if (sub == null) {
                throw new VmStateException(Errno.ENOENT, "unknown subsection")
                        .at(in.position())
                        .within(name)
                        .expected(expectedSubsections(vmsd))
                        .found(name);
            }
            in.bytes(new byte[length + 2], 0, length + 2);
            // QEMU keeps the version of a subsection in 8 bits.
            int version = (int) in.u32() & 0xff;
            DecodedValue.Struct decoded = subsection(sub, state, version);
            if (decoded != null) {
                found.add(decoded);
            }
        }
        return found;
    }

    private <S> DecodedValue.@Nullable Struct subsection(VmStateDescription<S> sub, S state, int version)
            throws VmStateException {
        try {
            return body(sub, state, version);
        } catch (VmStateException e) {
            throw e.within(sub.name());
        }
    }

    private static <S> @Nullable VmStateDescription<? super S> known(VmStateDescription<S> vmsd, String name) {
        for (VmStateDescription<? super S> sub : vmsd.subsections()) {
            if (sub.name().equals(name)) {
                return sub;
            }
        }
        return null;
    }

    private static String expectedSubsections(VmStateDescription<?> vmsd) {
        return vmsd.subsections().isEmpty()
                ? "no subsection"
                : "one of "
                        + String.join(
                                ", ",
                                vmsd.subsections().stream()
                                        .map(VmStateDescription::name)
                                        .toList());
    }

    private boolean peekName(byte[] idstr) throws VmStateException {
        for (int i = 0; i < idstr.length; i++) {
            int b = in.peek(2 + i);
            if (b < 0) {
                return false;
            }
            idstr[i] = (byte) b;
        }
        return true;
    }

    private static boolean startsWith(byte[] text, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (text[i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
