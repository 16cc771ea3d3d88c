package io.pagurus.spapr.machine.contract;

import io.pagurus.machine.GuestConsole;
import io.pagurus.machine.Machine;
import io.pagurus.spapr.Chardevs;
import io.pagurus.spapr.DrConnectors;
import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.HypercallTable;
import io.pagurus.spapr.Interrupts;
import io.pagurus.spapr.RtasTable;
import io.pagurus.spapr.TceTables;
import io.pagurus.spapr.VioBus;

/** Puts the contracts of the family into an empty machine. */
public final class Furniture {
    private Furniture() {}

    /**
     * Offers every contract of the family.
     *
     * @param machine a machine without devices
     * @return the tables into which the machine's own functions go
     */
    public static Dispatchers into(Machine machine) {
        HypercallDispatcher hypercalls = new HypercallDispatcher(machine.safePoint());
        RtasDispatcher rtas = new RtasDispatcher(machine.safePoint(), machine.memory());
        hypercalls.registerPlatform(HcallOpcode.H_RTAS, registers -> rtas.callFromMemory(registers[0]));
        SerialLines lines = new SerialLines(machine.safePoint());
        machine.offer(HypercallTable.class, hypercalls);
        machine.offer(RtasTable.class, rtas);
        machine.offer(VioBus.class, new VioUnits(hypercalls));
        machine.offer(TceTables.class, new TceRegistry(machine.safePoint()));
        machine.offer(Interrupts.class, new InterruptCounter());
        machine.offer(Chardevs.class, lines);
        machine.offer(GuestConsole.class, new FirstLine(lines));
        machine.offer(DrConnectors.class, new ConnectorRegistry());
        return new Dispatchers(hypercalls, rtas);
    }

    /**
     * The tables of functions.
     *
     * @param hypercalls hypercalls
     * @param rtas RTAS functions
     */
    public record Dispatchers(HypercallDispatcher hypercalls, RtasDispatcher rtas) {}
}
