package io.pagurus.cpu.ppc64.device;

import io.pagurus.machine.MachineType;
import io.pagurus.qdev.DeviceType;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.testing.conformance.DeviceConformance;

class CpuTypeConformanceTest extends DeviceConformance {
    @Override
    protected DeviceType deviceType() {
        return new CpuType(1);
    }

    @Override
    protected MachineType machineType() {
        return new PseriesType(PseriesVersion.of("11.1"));
    }
}
