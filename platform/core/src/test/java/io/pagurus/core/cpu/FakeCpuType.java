package io.pagurus.core.cpu;

import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.CpuDeviceType;
import io.pagurus.cpu.VirtualCpu;
import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.Placement;
import io.pagurus.qdev.PropertySpec;
import io.pagurus.qdev.RealizeScope;
import java.util.List;
import java.util.function.IntFunction;

/** A device type whose devices plug in the CPU that the test gives them. */
final class FakeCpuType implements CpuDeviceType {
    private final int implementation;
    private final IntFunction<VirtualCpu> cpus;

    FakeCpuType(int implementation, IntFunction<VirtualCpu> cpus) {
        this.implementation = implementation;
        this.cpus = cpus;
    }

    @Override
    public String name() {
        return "fake-cpu";
    }

    @Override
    public int implementation() {
        return implementation;
    }

    @Override
    public String summary() {
        return "fake CPU";
    }

    @Override
    public List<PropertySpec> properties() {
        return List.of();
    }

    @Override
    public List<DescribedState> describes() {
        return List.of();
    }

    @Override
    public List<String> models() {
        return List.of("OLD", "NEW");
    }

    @Override
    public List<Integer> tiers() {
        return List.of(0);
    }

    @Override
    public Placement place(DeviceConfig config) {
        return new Placement("cpu", "cpu@" + config.get(INDEX).orElse("0"), null);
    }

    @Override
    public Device create(DeviceConfig config) throws DeviceException {
        VirtualCpu cpu = cpus.apply((int) config.number(INDEX, 0));
        return new Device() {
            @Override
            public void realize(RealizeScope scope) throws DeviceException {
                scope.contract(CpuBoard.class).plug(scope, cpu);
            }
        };
    }
}
