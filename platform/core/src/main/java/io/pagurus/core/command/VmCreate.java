package io.pagurus.core.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.command.UsageException;
import io.pagurus.cpu.CpuDeviceType;
import io.pagurus.machine.Construction;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineType;
import io.pagurus.machine.Machines;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceTypeCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code vm:create}. */
@Component(service = Command.class)
public final class VmCreate implements Command {
    private static final String TYPE = "type";
    private static final String CPU = "cpu";
    private static final String MEMORY = "memory";
    private static final String BIOS = "bios";
    private static final String SMP = "smp";
    private static final String TIER = "tier";
    private static final String NAME = "name";
    private static final String GDB = "gdb";
    private static final String DEFAULT_MEMORY = "512M";
    private static final int MOST_CPUS = 1024;
    private static final int MOST_PORTS = 0xffff;

    private final Machines machines;
    private final DeviceTypeCatalog catalog;

    /**
     * Makes the command.
     *
     * @param machines the machines of this runtime
     * @param catalog knows the CPUs
     */
    @Activate
    public VmCreate(@Reference Machines machines, @Reference DeviceTypeCatalog catalog) {
        this.machines = machines;
        this.catalog = catalog;
    }

    /**
     * What {@code --json} answers.
     *
     * @param vm the machine
     * @param cpu model of its CPUs
     * @param cpus how many it has
     * @param memory bytes of RAM
     * @param firmware bytes that were put at address 0
     * @param gdb address a debugger may attach to, or empty
     */
    record Created(VmRow vm, String cpu, int cpus, long memory, int firmware, String gdb) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("vm", "create")
                .summary("build a machine that can be started")
                .description(
                        "Builds the machine that QEMU builds with -nodefaults and one serial line: CPUs, RAM and the devices"
                                + " the type always has. It stands before its first instruction; vm:start lets it run.")
                .required(TYPE, "machine type", Completion.from(this::types))
                .option(
                        CPU,
                        "MODEL",
                        "model of the CPUs; the newest installed if left out",
                        Completion.from(this::models))
                .option(
                        MEMORY,
                        "SIZE",
                        "RAM, such as 512M or 2G; a number alone is MiB; " + DEFAULT_MEMORY + " if left out")
                .option(
                        BIOS,
                        "FILE",
                        "raw image for address 0, entered there as the type's firmware is",
                        Completion.FILE)
                .option(SMP, "N", "number of CPUs; 1 if left out")
                .option(
                        TIER,
                        "N",
                        "how instructions are run: 0 interpreted, 1 translated",
                        Completion.from(this::tiers))
                .option(NAME, "NAME", "name of the machine; the next vmN if left out")
                .option(
                        GDB,
                        "PORT",
                        "port of 127.0.0.1 on which GDB may attach; 0 for any that is free. The guest waits for vm:start or the"
                                + " debugger's continue")
                .example("vm:create pseries-7.2 --cpu POWER8 --memory 512M --bios image.bin")
                .build();
    }

    private List<String> types() {
        return machines.types().stream().map(MachineType::name).toList();
    }

    private List<CpuDeviceType> cpus() {
        return catalog.installed().stream()
                .map(DeviceTypeCatalog.Installed::type)
                .filter(CpuDeviceType.class::isInstance)
                .map(CpuDeviceType.class::cast)
                .toList();
    }

    private List<String> models() {
        return cpus().stream().flatMap(cpu -> cpu.models().stream()).distinct().toList();
    }

    private List<String> tiers() {
        return cpus().stream()
                .flatMap(cpu -> cpu.tiers().stream())
                .distinct()
                .map(String::valueOf)
                .toList();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        MachineType type = machines.type(arguments.get(TYPE))
                .orElseThrow(() -> new RefusedException("no machine type is called '%s'; there is %s"
                        .formatted(arguments.get(TYPE), String.join(", ", types()))));
        Construction construction = construction(arguments);
        byte[] firmware = firmware(arguments);
        Machine machine;
        try {
            machine = machines.build(type, arguments.option(NAME).orElse(""), construction, firmware);
        } catch (DeviceException e) {
            throw new RefusedException("cannot build %s: %s".formatted(type.name(), e.getMessage()), e);
        }
        VmRow row = VmRow.of(machine);
        String line = "%s: %s, %d x %s, %s"
                .formatted(
                        machine.name(),
                        type.name(),
                        construction.cpus(),
                        construction.cpuModel(),
                        VmRow.bytes(construction.memory()));
        String debugger = machine.devices().stream()
                .map(node -> node.device().facts().getOrDefault(GDB, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return Report.of(
                new Created(
                        row,
                        construction.cpuModel(),
                        construction.cpus(),
                        construction.memory(),
                        firmware.length,
                        debugger),
                Block.Text.of(debugger.isEmpty() ? line : line + ", GDB on " + debugger));
    }

    private Construction construction(Arguments arguments) throws CommandException {
        List<CpuDeviceType> installed = cpus();
        if (installed.isEmpty()) {
            throw new RefusedException(
                    "no CPU is installed, so nothing can be run; a bundle such as io.pagurus.cpu.ppc64 has to be started");
        }
        Optional<String> wanted = arguments.option(CPU);
        CpuDeviceType cpu = installed.getFirst();
        String model = cpu.models().getLast();
        if (wanted.isPresent()) {
            model = wanted.get();
            String name = model;
            cpu = installed.stream()
                    .filter(one -> one.models().contains(name))
                    .findFirst()
                    .orElseThrow(() -> new RefusedException(
                            "no CPU model is called '%s'; there is %s".formatted(name, String.join(", ", models()))));
        }
        DeviceConfig properties = DeviceConfig.EMPTY;
        if (arguments.option(TIER).isPresent()) {
            long tier = arguments.number(TIER, 0);
            List<Integer> tiers = cpu.tiers();
            if (tiers.stream().noneMatch(one -> one == tier)) {
                throw new UsageException("--tier %d: %s has %s".formatted(tier, cpu.name(), tiers));
            }
            properties = properties.with(CpuDeviceType.TIER, Long.toString(tier));
        }
        if (arguments.option(GDB).isPresent()) {
            long port = arguments.number(GDB, 0);
            if (port < 0 || port > MOST_PORTS) {
                throw new UsageException("--gdb takes a port from 0 to %d, not %d".formatted(MOST_PORTS, port));
            }
            properties = properties.with(CpuDeviceType.GDB, Long.toString(port));
        }
        long count = arguments.number(SMP, 1);
        if (count < 1 || count > MOST_CPUS) {
            throw new UsageException("--smp takes a number of CPUs from 1 to %d, not %d".formatted(MOST_CPUS, count));
        }
        long memory = Size.parse("--" + MEMORY, arguments.option(MEMORY).orElse(DEFAULT_MEMORY));
        return new Construction(cpu.name(), model, (int) count, properties, memory);
    }

    private static byte[] firmware(Arguments arguments) throws CommandException {
        Optional<String> name = arguments.option(BIOS);
        if (name.isEmpty()) {
            return new byte[0];
        }
        Path file = arguments.file(name.get());
        try {
            return Files.readAllBytes(file);
        } catch (IOException | OutOfMemoryError e) {
            throw new RefusedException("--%s: %s cannot be read: %s".formatted(BIOS, file, e), e);
        }
    }
}
