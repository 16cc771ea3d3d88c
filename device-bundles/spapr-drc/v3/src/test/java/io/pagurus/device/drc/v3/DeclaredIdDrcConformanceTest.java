package io.pagurus.device.drc.v3;

import io.pagurus.machine.MachineType;
import io.pagurus.qdev.DeviceType;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.testing.conformance.DeviceConformance;

class DeclaredIdDrcConformanceTest extends DeviceConformance {
    @Override
    protected DeviceType deviceType() {
        return new DeclaredIdDrc();
    }

    @Override
    protected MachineType machineType() {
        return new PseriesType(PseriesVersion.of("11.1"));
    }
}
