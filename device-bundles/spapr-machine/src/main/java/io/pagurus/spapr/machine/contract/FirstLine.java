package io.pagurus.spapr.machine.contract;

import io.pagurus.machine.GuestConsole;
import io.pagurus.spapr.Chardevs;
import java.util.function.Consumer;

/** The console of a pseries machine: its first serial line. */
final class FirstLine implements GuestConsole {
    private final SerialLines lines;

    FirstLine(SerialLines lines) {
        this.lines = lines;
    }

    @Override
    public Following follow(Consumer<byte[]> sink) {
        return lines.get(Chardevs.CONSOLE).follow(sink);
    }

    @Override
    public void type(byte[] bytes) {
        lines.get(Chardevs.CONSOLE).input(bytes);
    }
}
