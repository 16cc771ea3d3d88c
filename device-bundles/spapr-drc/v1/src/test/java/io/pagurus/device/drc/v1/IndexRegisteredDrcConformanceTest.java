package io.pagurus.device.drc.v1;

import io.pagurus.machine.MachineType;
import io.pagurus.qdev.DeviceType;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.testing.conformance.DeviceConformance;

class IndexRegisteredDrcConformanceTest extends DeviceConformance {
    @Override
    protected DeviceType deviceType() {
        return new IndexRegisteredDrc();
    }

    @Override
    protected MachineType machineType() {
        return new PseriesType(PseriesVersion.of("11.1"));
    }
}
