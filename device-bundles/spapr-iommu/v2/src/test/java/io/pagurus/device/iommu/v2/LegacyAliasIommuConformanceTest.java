package io.pagurus.device.iommu.v2;

import io.pagurus.machine.MachineType;
import io.pagurus.qdev.DeviceType;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.testing.conformance.DeviceConformance;

class LegacyAliasIommuConformanceTest extends DeviceConformance {
    @Override
    protected DeviceType deviceType() {
        return new LegacyAliasIommu();
    }

    @Override
    protected MachineType machineType() {
        return new PseriesType(PseriesVersion.of("11.1"));
    }
}
