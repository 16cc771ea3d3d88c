package io.pagurus.fuzz;

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
import io.pagurus.machine.MachineType;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.savestate.DescriptionCatalog;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.spapr.machine.catalog.PseriesCatalog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Every device of the house, on a plain class path. */
final class Hardware {
    /** The devices, all implementations. */
    static final List<DeviceType> DEVICES = List.of(
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

    /** The same, as the runtime lists them. */
    static final DeviceTypeCatalog CATALOG = InstalledDeviceTypes.of(DEVICES.toArray(DeviceType[]::new));

    /** Descriptions of what has no device here. */
    static final DescriptionCatalog DESCRIPTIONS = new PseriesCatalog();

    /** A machine type of the middle. */
    static final MachineType PSERIES = new PseriesType(PseriesVersion.of("7.2"));

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));

    private Hardware() {}

    /** {@return a runtime whose clock stands still, so that equal inputs have equal outcomes} */
    static CoreMachines machines() {
        return new CoreMachines(
                CATALOG, InstalledMachineTypes.of(PseriesType.all().toArray(MachineType[]::new)), CLOCK);
    }
}
