package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.Element;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Loads lists and trees; each element costs at least a byte of the stream, which bounds them. */
final class ContainerLoad {
    private final LoadRun run;
    private final StateInput in;
    private final String fieldName;
    private final int version;
    private final IntConsumer progress;

    ContainerLoad(LoadRun run, String fieldName, int version, IntConsumer progress) {
        this.run = run;
        this.in = run.in;
        this.fieldName = fieldName;
        this.version = version;
        this.progress = progress;
    }

    @Nullable
    DecodedValue queue(Element.Queue<?> queue, Collection<Object> target) throws VmStateException {
        requireVersion(queue.vmsd());
        List<DecodedValue> decoded = new ArrayList<>();
        for (int i = 0; in.u8() != 0; i++) {
            progress.accept(i);
            Object element = queue.vmsd().newState();
            try {
                add(decoded, run.body(FieldLoad.typed(queue.vmsd()), element, version));
            } catch (VmStateException e) {
                throw queue.jsonType().equals("qlist") ? e.receiverLine(failedToLoad(": ", queue.vmsd(), e)) : e;
            }
            target.add(element);
        }
        return run.recorded == null ? null : new DecodedValue.Array(decoded);
    }

    @Nullable
    DecodedValue tree(Element.Tree<?> tree, Map<Object, Object> target) throws VmStateException {
        VmStateDescription<?> keyVmsd = tree.key();
        if (keyVmsd != null) {
            requireVersion(keyVmsd);
        }
        requireVersion(tree.value());
        List<DecodedValue> decoded = new ArrayList<>();
        int nodes = (int) in.u32();
        int count = 0;
        while (in.u8() != 0) {
            if (++count > nodes) {
                break;
            }
            progress.accept(count - 1);
            Object key;
            if (keyVmsd == null) {
                key = in.u64();
                add(decoded, new DecodedValue.Int(8, false, (Long) key));
            } else {
                key = keyVmsd.newState();
                add(decoded, body(keyVmsd, key));
            }
            Object value = tree.value().newState();
            add(decoded, body(tree.value(), value));
            target.put(key, value);
        }
        if (count != nodes) {
            throw new VmStateException(Errno.EINVAL, "the tree does not have as many nodes as it says")
                    .expected(Integer.toUnsignedString(nodes))
                    .found(count > nodes ? "more" : String.valueOf(count))
                    .receiverLine(fieldName + " inconsistent stream when loading the gtree");
        }
        return run.recorded == null ? null : new DecodedValue.Array(decoded);
    }

    private DecodedValue.@Nullable Struct body(VmStateDescription<?> vmsd, Object object) throws VmStateException {
        try {
            return run.body(FieldLoad.typed(vmsd), object, version);
        } catch (VmStateException e) {
            throw e.receiverLine(failedToLoad(" : ", vmsd, e));
        }
    }

    private String failedToLoad(String separator, VmStateDescription<?> vmsd, VmStateException e) {
        return fieldName + separator + "failed to load " + vmsd.name() + " (-"
                + e.errno().number() + ")";
    }

    private void add(List<DecodedValue> decoded, @Nullable DecodedValue value) {
        if (run.recorded != null) {
            decoded.add(Objects.requireNonNull(value));
        }
    }

    private void requireVersion(VmStateDescription<?> vmsd) throws VmStateException {
        String how = version > vmsd.versionId() ? "too new" : version < vmsd.minimumVersionId() ? "too old" : null;
        if (how != null) {
            throw new VmStateException(Errno.EINVAL, "element version is " + how)
                    .expected(vmsd.minimumVersionId() + " to " + vmsd.versionId())
                    .found(String.valueOf(version))
                    .receiverLine(vmsd.name() + " " + how);
        }
    }
}
