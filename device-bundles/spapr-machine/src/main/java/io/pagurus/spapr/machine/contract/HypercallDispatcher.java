package io.pagurus.spapr.machine.contract;

import static io.pagurus.spapr.HcallStatus.H_FUNCTION;
import static io.pagurus.spapr.HcallStatus.H_PARAMETER;

import io.pagurus.machine.SafePoint;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.Hook;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.spapr.Hypercall;
import io.pagurus.spapr.HypercallTable;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The hypercall table of one machine. */
public final class HypercallDispatcher implements HypercallTable {
    private final SafePoint safePoint;
    private final Map<Long, Function> functions = new ConcurrentHashMap<>();

    /**
     * An empty table.
     *
     * @param safePoint the machine's gate, through which every call goes
     */
    public HypercallDispatcher(SafePoint safePoint) {
        this.safePoint = safePoint;
    }

    @Override
    public void register(RealizeScope scope, long opcode, OptionalLong unit, Hypercall handler) {
        scope.hook(new Entry(opcode, unit, false, handler));
    }

    @Override
    public void registerDefault(RealizeScope scope, long opcode, long unit, Hypercall handler) {
        scope.hook(new Entry(opcode, OptionalLong.of(unit), true, handler));
    }

    /**
     * Serves a function by the machine itself, as long as no device is its fallback; before the guest runs.
     *
     * @param opcode function number
     * @param handler serves it
     */
    public void registerPlatform(long opcode, Hypercall handler) {
        functions.put(opcode, new Function(handler));
    }

    @Override
    public long call(long opcode, long... registers) {
        long[] file = Arrays.copyOf(registers, REGISTERS);
        safePoint.enterGuest();
        try {
            Function function = functions.get(opcode);
            if (function == null || function.unserved()) {
                return H_FUNCTION;
            }
            Hypercall handler = function.serving(file[0]);
            return handler == null ? H_PARAMETER : handler.call(file);
        } finally {
            safePoint.leaveGuest();
            System.arraycopy(file, 0, registers, 0, Math.min(registers.length, REGISTERS));
        }
    }

    /** Who serves one function. Written with the guest stopped, read by every virtual CPU. */
    private static final class Function {
        private final ConcurrentSkipListMap<Long, Entry> units = new ConcurrentSkipListMap<>(Long::compareUnsigned);
        private final @Nullable Hypercall platform;
        private volatile @Nullable Entry fallback;

        Function(@Nullable Hypercall platform) {
            this.platform = platform;
        }

        boolean unserved() {
            return units.isEmpty() && fallback == null && platform == null;
        }

        @Nullable
        Hypercall serving(long unit) {
            Entry entry = units.get(unit);
            if (entry == null && unit == 0) {
                entry = lowestDefault();
            }
            if (entry == null) {
                entry = fallback;
            }
            return entry == null ? platform : entry.handler;
        }

        private @Nullable Entry lowestDefault() {
            for (Entry entry : units.values()) {
                if (entry.standsForZero) {
                    return entry;
                }
            }
            return null;
        }
    }

    private final class Entry implements Hook {
        private final long opcode;
        private final OptionalLong unit;
        private final boolean standsForZero;
        private final Hypercall handler;

        Entry(long opcode, OptionalLong unit, boolean standsForZero, Hypercall handler) {
            this.opcode = opcode;
            this.unit = unit;
            this.standsForZero = standsForZero;
            this.handler = handler;
        }

        @Override
        public void activate() throws DeviceException {
            Function function = functions.computeIfAbsent(opcode, _ -> new Function(null));
            Entry other;
            if (unit.isPresent()) {
                other = function.units.putIfAbsent(unit.getAsLong(), this);
            } else {
                other = function.fallback;
                if (other == null) {
                    function.fallback = this;
                }
            }
            if (other != null && !other.equals(this)) {
                throw new DeviceException("hypercall 0x%x%s is served already"
                        .formatted(opcode, unit.isPresent() ? " for unit 0x%x".formatted(unit.getAsLong()) : ""));
            }
        }

        @Override
        public void deactivate() {
            Function function = functions.get(opcode);
            if (function == null) {
                return;
            }
            if (unit.isPresent()) {
                function.units.remove(unit.getAsLong(), this);
            } else if (equals(function.fallback)) {
                function.fallback = null;
            }
        }
    }
}
