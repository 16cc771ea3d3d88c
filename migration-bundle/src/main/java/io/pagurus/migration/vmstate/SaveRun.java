package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.StateHook;
import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.VmStateField;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One run of the save algorithm through a section. */
final class SaveRun {
    private static final int SUBSECTION = 0x05;

    final StateOutput out;
    final JsonStyle style;
    private final SaveListener listener;
    private String path = "";

    SaveRun(StateOutput out, JsonStyle style, SaveListener listener) {
        this.out = out;
        this.style = style;
        this.listener = listener;
    }

    <S> void section(VmStateDescription<S> vmsd, S state, @Nullable VmDescJson json) throws VmStateException {
        try {
            body(vmsd, state, vmsd.versionId(), json);
        } catch (VmStateException e) {
            throw e.within(vmsd.name());
        }
    }

    <S> void body(VmStateDescription<S> vmsd, S state, int version, @Nullable VmDescJson json) throws VmStateException {
        String outer = path;
        path = outer.isEmpty() ? vmsd.name() : outer + "/" + vmsd.name();
        StateHook<? super S> preSave = vmsd.preSave();
        if (preSave != null) {
            try {
                preSave.run(state);
            } catch (VmStateException e) {
                throw e.receiverLine("pre-save failed: " + vmsd.name());
            }
        }
        try {
            fieldsAndSubsections(vmsd, state, version, json);
        } catch (VmStateException e) {
            try {
                postSave(vmsd, state);
            } catch (VmStateException later) {
                e.addSuppressed(later);
            }
            throw e;
        }
        postSave(vmsd, state);
        path = outer;
    }

    private static <S> void postSave(VmStateDescription<S> vmsd, S state) throws VmStateException {
        StateHook<? super S> postSave = vmsd.postSave();
        if (postSave != null) {
            postSave.run(state);
        }
    }

    private <S> void fieldsAndSubsections(VmStateDescription<S> vmsd, S state, int version, @Nullable VmDescJson json)
            throws VmStateException {
        if (json != null) {
            json.startVmsd(vmsd, version);
        }
        for (VmStateField<S> field : vmsd.fields()) {
            boolean present = field.present(state, version);
            if (field.mustExist()) {
                if (!present) {
                    throw new VmStateException(Errno.EPERM, "output state validation failed")
                            .within(field.name())
                            .receiverLine("Output state validation failed: " + vmsd.name() + "/" + field.name());
                }
                continue;
            }
            if (field.conditional()) {
                listener.evaluated(path + ":" + field.name(), present);
            }
            if (present) {
                new FieldSave<>(this, vmsd, field, state, json).run();
            }
        }
        if (json != null) {
            json.endFields();
        }
        subsections(vmsd, state, json);
    }

    private <S> void subsections(VmStateDescription<S> vmsd, S state, @Nullable VmDescJson json)
            throws VmStateException {
        boolean any = false;
        for (VmStateDescription<? super S> sub : vmsd.subsections()) {
            if (!isNeeded(sub, state)) {
                continue;
            }
            if (json != null) {
                if (!any) {
                    json.startSubsections();
                }
                json.startSubsection();
            }
            any = true;
            byte[] name = sub.name().getBytes(StandardCharsets.UTF_8);
            out.u8(SUBSECTION);
            out.u8(name.length);
            out.bytes(name, 0, name.length);
            out.u32(sub.versionId());
            try {
                body(sub, state, sub.versionId(), json);
            } catch (VmStateException e) {
                throw e.within(sub.name());
            }
            if (json != null) {
                json.endSubsection();
            }
        }
        if (any && json != null) {
            json.endSubsections();
        }
    }

    private <S> boolean isNeeded(VmStateDescription<S> sub, S state) {
        boolean needed = sub.isNeeded(state);
        if (sub.needed() != null) {
            listener.evaluated(path + "/" + sub.name(), needed);
        }
        return needed;
    }
}
