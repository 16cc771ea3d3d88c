package io.pagurus.acceptance;

import io.pagurus.core.machine.CoreMachines;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.cpu.ppc64.device.CpuType;
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
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.qdev.DeviceType;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.catalog.PseriesCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that the distribution installs, on a plain class path: for tests of behaviour that needs no framework. */
final class Installation implements AutoCloseable {
    private final InstalledDeviceTypes types = InstalledDeviceTypes.of(
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
            new RtcType(),
            new CpuType(1));
    private final CoreMachines machines =
            new CoreMachines(types, InstalledMachineTypes.of(PseriesType.all().toArray(MachineType[]::new)));

    CoreMachines machines() {
        return machines;
    }

    InstalledDeviceTypes types() {
        return types;
    }

    MachineLoader loader() {
        return new MachineLoader(machines, types);
    }

    DeviceType type(String name, int implementation) {
        return types.find(name, implementation).orElseThrow().type();
    }

    MachineType machineType(String name) {
        return machines.type(name).orElseThrow();
    }

    static LoadOptions options() {
        return new LoadOptions(true, "", Optional.empty(), Map.of(), List.of(new PseriesCatalog()));
    }

    Machine load(String stream) throws Exception {
        return loader().load(stream(stream), options()).machine();
    }

    static List<DeviceNode> nodes(Machine machine, String type) {
        return machine.devices().stream()
                .filter(node -> node.type().name().equals(type))
                .toList();
    }

    /** One of the repository's own streams. */
    static StreamSource stream(String name) throws Exception {
        return StreamSource.open(own().resolve(name + ".stream.xz"));
    }

    /** The folder of the repository's own streams. */
    static Path own() {
        Path folder = Path.of(System.getProperty("pagurus.root", "..")).resolve("testing/streams");
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("the repository's streams are not at " + folder);
        }
        return folder;
    }

    /** The folder of all recorded streams, if it is at hand: it stands beside the repository. */
    static Optional<Path> recorded() {
        String given = System.getProperty("pagurus.streams", "");
        Path folder = given.isEmpty()
                ? Path.of(System.getProperty("pagurus.root", "..")).resolve("../shared/streams")
                : Path.of(given);
        return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    }

    @Override
    public void close() {
        machines.close();
    }
}
