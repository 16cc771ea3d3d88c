package io.pagurus.oracle;

import io.pagurus.core.machine.CoreMachines;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.device.drc.v1.IndexRegisteredDrc;
import io.pagurus.device.drc.v2.LegacyAliasDrc;
import io.pagurus.device.drc.v3.DeclaredIdDrc;
import io.pagurus.device.iommu.v1.LiobnRegisteredIommu;
import io.pagurus.device.iommu.v2.LegacyAliasIommu;
import io.pagurus.device.iommu.v3.DeclaredIdIommu;
import io.pagurus.device.iommu.v4.FaultSubsectionIommu;
import io.pagurus.device.iommu.v5.FaultFieldIommu;
import io.pagurus.device.nvram.NvramType;
import io.pagurus.device.rtc.RtcType;
import io.pagurus.device.vty.VtyType;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineType;
import io.pagurus.migration.live.LoadOptions;
import io.pagurus.migration.live.MachineLoader;
import io.pagurus.migration.live.MachineSaver;
import io.pagurus.migration.live.Refusal;
import io.pagurus.migration.stream.HashPageTable;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.migration.stream.StreamTrace;
import io.pagurus.migration.swap.SwapEngine;
import io.pagurus.migration.swap.SwapResult;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.catalog.PseriesCatalog;
import io.pagurus.vmstate.VmStateException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This project's machines on a plain class path: loads, swaps, saves, and says what a receiver would say. */
final class Workshop {
    private final InstalledDeviceTypes catalog = InstalledDeviceTypes.of(
            new LiobnRegisteredIommu(),
            new LegacyAliasIommu(),
            new DeclaredIdIommu(),
            new FaultSubsectionIommu(),
            new FaultFieldIommu(),
            new IndexRegisteredDrc(),
            new LegacyAliasDrc(),
            new DeclaredIdDrc(),
            new VtyType(),
            new NvramType(),
            new RtcType());
    private final CoreMachines machines =
            new CoreMachines(catalog, InstalledMachineTypes.of(PseriesType.all().toArray(MachineType[]::new)));
    private final MachineLoader loader = new MachineLoader(machines, catalog);

    private static LoadOptions options(String machineType) {
        return new LoadOptions(
                false,
                "",
                Optional.of(machineType),
                Map.of("spapr-iommu", 1, "spapr-drc", 1),
                List.of(new PseriesCatalog()));
    }

    /** {@return a stream taken apart} */
    StreamImage scan(Recording recording) throws Exception {
        return loader.scan(recording.open(), options(recording.machineType()));
    }

    /** {@return a stream that this machine sends, with its parts} */
    SentStream sent(Recording recording) throws Exception {
        byte[] bytes;
        try (Machine machine = load(recording)) {
            bytes = save(machine);
        }
        return new SentStream(bytes, loader.scan(StreamSource.ofBytes(bytes), options(recording.machineType())));
    }

    /** {@return the machine that sent a recorded stream; every device under its first implementation} */
    Machine load(Recording recording) throws Exception {
        return loader.load(recording.open(), options(recording.machineType())).machine();
    }

    /** {@return the same machine without the memory of how its stream was laid out} */
    Machine loadAfresh(Recording recording) throws Exception {
        StreamSource source = recording.open();
        StreamImage image = loader.scan(source, options(recording.machineType()));
        Machine machine =
                machines.scratch(machines.type(recording.machineType()).orElseThrow());
        machines.assemble(machine, image.outline(), image::passenger, Map.of("spapr-iommu", 1, "spapr-drc", 1));
        machine.saveStates().registerLive(null, "ram", 0, new SaveStateBody.Live(4, machine.ramBlocks()));
        if (image.sections().anyMatch(section -> section.header().id().idstr().equals("spapr/htab"))) {
            machine.saveStates().registerLive(null, "spapr/htab", -1, new SaveStateBody.Live(1, new HashPageTable()));
        }
        MachineLoader.receive(machine, source, StreamTrace.off());
        return machine;
    }

    /** Moves all devices of a type to another implementation. */
    SwapResult swap(Machine machine, String device, int implementation) throws Exception {
        List<DeviceNode> nodes = machine.devices().stream()
                .filter(node -> node.type().name().equals(device))
                .toList();
        DeviceType to = catalog.find(device, implementation).orElseThrow().type();
        return new SwapEngine().swap(machine, nodes, to, false);
    }

    static byte[] save(Machine machine) throws VmStateException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MachineSaver(machine).save(out);
        return out.toByteArray();
    }

    /**
     * {@return what a receiver prints of a stream, line by line}
     *
     * @param recording made the receiver
     * @param stream what it is given
     */
    List<String> words(Recording recording, byte[] stream) throws Exception {
        try (Machine receiver = load(recording)) {
            return MachineLoader.receive(receiver, StreamSource.ofBytes(stream), StreamTrace.off())
                    .receiverLines();
        } catch (VmStateException e) {
            return Refusal.of(e).receiver();
        }
    }
}
