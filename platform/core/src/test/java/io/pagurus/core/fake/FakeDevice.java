package io.pagurus.core.fake;

import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.Hook;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.vmstate.StateRecord;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A device of a {@link FakeType}. */
public final class FakeDevice implements Device {
    private final FakeType type;
    private final int id;
    private final String refuse;

    /** Its state. */
    public final StateRecord state = new StateRecord();

    /** Whether its scope's closing action has run. */
    public boolean closed;

    FakeDevice(FakeType type, int id, String refuse) {
        this.type = type;
        this.id = id;
        this.refuse = refuse;
    }

    @Override
    public void realize(RealizeScope scope) throws DeviceException {
        scope.onClose(() -> closed = true);
        Switchboard board = scope.contract(Switchboard.class);
        String bus = scope.path().startsWith("/sysbus/") ? "" : scope.path() + " ";
        String line = "%s%s %x".formatted(bus, type.name(), id);
        scope.hook(new Slot(board, line + " a", refuse.equals("hook1")));
        try {
            scope.vmstate(type.vmsd(), state, type.registration(id));
        } catch (DuplicateSectionException e) {
            throw new DeviceException(scope.path() + ": " + e.getMessage(), e);
        }
        scope.hook(new Slot(board, line + " b", refuse.equals("hook2")));
        if (refuse.equals("realize")) {
            throw new DeviceException("refused by realize");
        }
    }

    @Override
    public SortedMap<String, String> facts() {
        return new TreeMap<>(Map.of("implementation", Integer.toString(type.implementation())));
    }

    /** A place on the board. */
    private final class Slot implements Hook {
        private final Switchboard board;
        private final String line;
        private final boolean refuses;

        Slot(Switchboard board, String line, boolean refuses) {
            this.board = board;
            this.line = line;
            this.refuses = refuses;
        }

        @Override
        public void activate() throws DeviceException {
            if (refuses) {
                throw new DeviceException("refused by hook " + line);
            }
            board.connect(line, FakeDevice.this);
        }

        @Override
        public void deactivate() {
            board.disconnect(line, FakeDevice.this);
        }
    }
}
