package io.pagurus.spapr.machine.contract;

import static io.pagurus.spapr.HcallStatus.H_PARAMETER;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;

import io.pagurus.machine.SafePoint;
import io.pagurus.memory.GuestMemory;
import io.pagurus.memory.MemoryFaultException;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.spapr.RtasCall;
import io.pagurus.spapr.RtasHandler;
import io.pagurus.spapr.RtasStatus;
import io.pagurus.spapr.RtasTable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The RTAS functions of one machine. */
public final class RtasDispatcher implements RtasTable {
    /** QEMU's {@code ppc64_phys_to_real}: the top four bits of a real-mode address do not count. */
    private static final long REAL_ADDRESS = 0x0FFF_FFFF_FFFF_FFFFL;

    private static final int HEADER_BYTES = 12;
    private static final int EARLY_DISPLAY_CHARACTER = 0xa;

    private final SafePoint safePoint;
    private final GuestMemory memory;
    private final Map<RtasCall, RtasHandler> platform = new EnumMap<>(RtasCall.class);
    private final Slots<Place, RtasHandler> handlers = new Slots<>("RTAS function");

    /** A function and, where several devices serve it, the unit; -1 for the fallback. */
    private record Place(RtasCall call, long unit) implements Comparable<Place> {
        static final long FALLBACK = -1;

        @Override
        public int compareTo(Place other) {
            int byCall = call.compareTo(other.call);
            return byCall != 0 ? byCall : Long.compare(unit, other.unit);
        }

        @Override
        public String toString() {
            return unit == FALLBACK ? call.functionName() : "%s of unit 0x%x".formatted(call.functionName(), unit);
        }
    }

    /**
     * A table without functions.
     *
     * @param safePoint the machine's gate, through which every call goes
     * @param memory where argument buffers are
     */
    public RtasDispatcher(SafePoint safePoint, GuestMemory memory) {
        this.safePoint = safePoint;
        this.memory = memory;
    }

    @Override
    public void register(RealizeScope scope, RtasCall call, OptionalLong unit, RtasHandler handler) {
        handlers.hold(scope, new Place(call, unit.orElse(Place.FALLBACK)), handler);
    }

    /**
     * Serves a function by the machine itself, where no device does; before the guest runs.
     *
     * @param call the function
     * @param handler serves it
     */
    public void registerPlatform(RtasCall call, RtasHandler handler) {
        platform.put(call, handler);
    }

    @Override
    public int call(int token, int[] arguments, int[] returns) {
        safePoint.enterGuest();
        try {
            RtasHandler handler = serving(token, arguments);
            int status = handler == null ? RtasStatus.PARAMETER_ERROR : handler.call(arguments, returns);
            if (returns.length > 0) {
                returns[0] = status;
            }
            return status;
        } finally {
            safePoint.leaveGuest();
        }
    }

    /** Early debugging code of Linux says 10 for display-character, as some machines have it, without a look at the tree. */
    private static int known(int token) {
        return token == EARLY_DISPLAY_CHARACTER ? RtasCall.DISPLAY_CHARACTER.token() : token;
    }

    private @Nullable RtasHandler serving(int token, int[] arguments) {
        Optional<RtasCall> call = RtasCall.ofToken(token);
        if (call.isEmpty()) {
            return null;
        }
        OptionalLong unit = call.get().unit(arguments, memory);
        RtasHandler exact = unit.isPresent() ? handlers.get(new Place(call.get(), unit.getAsLong())) : null;
        if (exact != null) {
            return exact;
        }
        RtasHandler fallback = handlers.get(new Place(call.get(), Place.FALLBACK));
        return fallback != null ? fallback : platform.get(call.get());
    }

    @Override
    public long callFromMemory(long buffer) {
        safePoint.enterGuest();
        try {
            return served(buffer & REAL_ADDRESS);
        } catch (MemoryFaultException e) {
            return H_PARAMETER;
        } finally {
            safePoint.leaveGuest();
        }
    }

    private long served(long buffer) throws MemoryFaultException {
        int token = known(memory.loadU32(buffer));
        long argumentWords = Integer.toUnsignedLong(memory.loadU32(buffer + 4));
        long returnWords = Integer.toUnsignedLong(memory.loadU32(buffer + 8));
        if (argumentWords > MAX_WORDS || returnWords > MAX_WORDS) {
            return H_PARAMETER;
        }
        long returnsAt = buffer + HEADER_BYTES + 4 * argumentWords;
        if (!memory.backed(returnsAt, 4 * returnWords)) {
            return H_PARAMETER;
        }
        int[] arguments = new int[(int) argumentWords];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = memory.loadU32(buffer + HEADER_BYTES + 4L * i);
        }
        int[] returns = new int[(int) returnWords];
        call(token, arguments, returns);
        for (int i = 0; i < returns.length; i++) {
            memory.storeU32(returnsAt + 4L * i, returns[i]);
        }
        return RtasCall.ofToken(token).isPresent() ? H_SUCCESS : H_PARAMETER;
    }
}
