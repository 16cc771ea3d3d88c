package io.pagurus.spapr.machine;

import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.CpuDeviceType;
import io.pagurus.cpu.VirtualCpu;
import io.pagurus.machine.Construction;
import io.pagurus.machine.Construction.Blueprint;
import io.pagurus.machine.Construction.Part;
import io.pagurus.machine.Machine;
import io.pagurus.memory.RamBlock;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.spapr.SpaprCpu;
import java.util.ArrayList;
import java.util.List;

/**
 * A pseries machine that is built anew: what QEMU builds with {@code -nodefaults} and one serial line, as far as there are devices
 * for it. It has no PCI host bridge, no interrupt controller and no device tree in memory.
 */
final class PseriesBlueprint {
    private static final String RAM = "ppc_spapr.ram";

    /** RAM comes in blocks of this size ({@code SPAPR_MEMORY_BLOCK_SIZE}). */
    private static final long MEMORY_BLOCK = 256L << 20;

    /** Where a raw image is entered: the vector of system reset (Power ISA III 7.5.1). */
    private static final long ENTRY = 0x100;

    /** The device tree lies so far below the end of the first 2 GiB of RAM; r3 has its address. */
    private static final long TREE_SIZE = 2 << 20;

    private static final long TREE_LIMIT = 2L << 30;
    private static final int TREE_REGISTER = 3;

    private PseriesBlueprint() {}

    static Blueprint of(Construction construction) throws DeviceException {
        if (construction.memory() % MEMORY_BLOCK != 0) {
            throw new DeviceException("memory size 0x%x is no multiple of 256 MiB".formatted(construction.memory()));
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < construction.cpus(); i++) {
            DeviceConfig config = construction
                    .cpuProperties()
                    .with(CpuDeviceType.MODEL, construction.cpuModel())
                    .with(CpuDeviceType.INDEX, Integer.toString(i));
            parts.add(new Part(construction.cpuType(), config));
        }
        parts.add(new Part("spapr-rtc", DeviceConfig.EMPTY));
        parts.add(new Part("spapr-vty", DeviceConfig.EMPTY));
        parts.add(new Part("spapr-nvram", DeviceConfig.EMPTY));
        return new Blueprint(RAM, parts);
    }

    /** The first CPU begins in big-endian real mode; the others wait for start-cpu. */
    static void switchOn(Machine machine) throws DeviceException {
        CpuBoard board = machine.contract(CpuBoard.class)
                .orElseThrow(() -> new DeviceException("%s has no place for CPUs".formatted(machine.name())));
        long ram = machine.ramBlocks().stream()
                .mapToLong(RamBlock::usedLength)
                .findFirst()
                .orElse(0);
        try (var _ = machine.safePoint().stop()) {
            for (VirtualCpu cpu : board.cpus()) {
                if (!(cpu instanceof SpaprCpu processor)) {
                    throw new DeviceException(
                            "CPU %d (%s) cannot be one of a pseries machine".formatted(cpu.index(), cpu.model()));
                }
                processor.setStoppedByRtas(cpu.index() != 0);
                if (cpu.index() == 0) {
                    processor.setNip(ENTRY);
                    processor.setGpr(TREE_REGISTER, Math.min(ram, TREE_LIMIT) - TREE_SIZE);
                }
            }
        }
    }
}
