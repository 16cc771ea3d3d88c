package io.pagurus.migration.command;

import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.migration.compat.Check;
import io.pagurus.migration.compat.Laboratory;
import io.pagurus.migration.live.LoadOptions;
import io.pagurus.migration.live.MachineLoader;
import io.pagurus.migration.live.MachineSaver;
import io.pagurus.migration.live.Refusal;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.migration.stream.StreamTrace;
import io.pagurus.migration.swap.SwapEngine;
import io.pagurus.migration.swap.SwapResult;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog.Installed;
import io.pagurus.savestate.Registration;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.vmstate.VmStateException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The case this platform was founded for, played on a real stream: B registers {@code spapr_iommu} by
 * {@code vmstate_register(…, liobn, …)}, A by {@code dc->vmsd} with a legacy alias. B to A loads, A to B does not, and a
 * declared id breaks neither.
 */
final class FoundingCase {
    /** The device. */
    static final String DEVICE = "spapr-iommu";

    private static final int B = 1;
    private static final int A = 2;
    private static final int REPAIRED = 3;

    private final Selection selection;
    private final MachineLoader loader;

    FoundingCase(Selection selection, MachineLoader loader) {
        this.selection = selection;
        this.loader = loader;
    }

    /**
     * What happened.
     *
     * @param sentByB entries of B
     * @param sentByA entries of A
     * @param forwardTrace what A traces while it loads B's stream: the sections around the device's
     * @param swapToA the swap of B for A in the loaded machine
     * @param refusal what B says to A's stream; null if it takes it, which it must not
     * @param swapToRepaired the swap of B for the implementation that declares its id
     * @param check the two directions in many states
     */
    record Story(
            List<Entry> sentByB,
            List<Entry> sentByA,
            List<String> forwardTrace,
            SwapResult swapToA,
            @Nullable Refusal refusal,
            SwapResult swapToRepaired,
            Check check) {}

    /**
     * An entry of the device.
     *
     * @param idstr idstr
     * @param instanceId what is sent
     * @param aliasId what also finds it; null for none
     * @param registered how
     */
    record Entry(String idstr, String instanceId, @Nullable String aliasId, String registered) {
        private static Entry of(SaveStateEntry entry) {
            return new Entry(
                    entry.idstr(),
                    hex(entry.instanceId()),
                    entry.aliasId() == Registration.NO_ALIAS ? null : hex(entry.aliasId()),
                    entry.registered());
        }

        private static String hex(int id) {
            return "0x" + Integer.toHexString(id);
        }
    }

    Story play(StreamSource stream, LoadOptions options) throws VmStateException, DeviceException {
        SwapEngine engine = new SwapEngine();
        try (Machine b = load(stream, options, B)) {
            List<Entry> sentByB = entries(b);
            List<DeviceNode> tables = nodes(b);
            SwapResult swapToRepaired = engine.swap(b, tables, type(REPAIRED), true);
            SwapResult swapToA = engine.swap(b, tables, type(A), false);
            List<Entry> sentByA = entries(b);
            StreamSource fromA = save(b);
            return new Story(
                    sentByB,
                    sentByA,
                    forwardTrace(stream, options),
                    swapToA,
                    backward(stream, options, fromA),
                    swapToRepaired,
                    new Laboratory(selection.machines()).check(b.type(), type(B), type(A)));
        }
    }

    /** A fresh A receives what B sent. */
    private List<String> forwardTrace(StreamSource stream, LoadOptions options)
            throws VmStateException, DeviceException {
        List<String> lines = new ArrayList<>();
        try (Machine a = load(stream, options, A)) {
            MachineLoader.receive(a, stream, StreamTrace.to(line -> {
                if (line.contains("section_startfull") && (line.contains("spapr_iommu") || line.contains("@7100000"))) {
                    lines.add(line);
                }
            }));
        }
        return lines;
    }

    /** A fresh B receives what A sent. */
    private @Nullable Refusal backward(StreamSource stream, LoadOptions options, StreamSource fromA)
            throws VmStateException, DeviceException {
        try (Machine b = load(stream, options, B)) {
            MachineLoader.receive(b, fromA, StreamTrace.off());
            return null;
        } catch (VmStateException e) {
            return Refusal.of(e);
        }
    }

    private Machine load(StreamSource stream, LoadOptions options, int implementation)
            throws VmStateException, DeviceException {
        LoadOptions with =
                new LoadOptions(false, "", options.machineType(), Map.of(DEVICE, implementation), options.catalogs());
        return loader.load(stream, with).machine();
    }

    private static StreamSource save(Machine machine) throws VmStateException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MachineSaver(machine).save(out);
        return StreamSource.ofBytes(out.toByteArray());
    }

    private DeviceType type(int implementation) throws DeviceException {
        return selection
                .catalog()
                .find(DEVICE, implementation)
                .map(Installed::type)
                .orElseThrow(() -> new DeviceException(
                        "implementation %d of %s is not installed".formatted(implementation, DEVICE)));
    }

    private static List<DeviceNode> nodes(Machine machine) {
        return machine.devices().stream()
                .filter(node -> node.type().name().equals(DEVICE))
                .toList();
    }

    private static List<Entry> entries(Machine machine) {
        return machine.saveStates().entries().stream()
                .filter(entry -> entry.idstr().equals("spapr_iommu"))
                .map(Entry::of)
                .toList();
    }
}
