package io.pagurus.device.nvram;

import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.Hook;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import io.pagurus.spapr.HcallStatus;
import io.pagurus.spapr.RtasCall;
import io.pagurus.spapr.RtasTable;
import io.pagurus.spapr.VioBus;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The NVRAM in a machine. It stands on the VIO bus, though its guest calls come through RTAS. */
final class NvramDevice implements Device {
    private final int reg;
    private final @Nullable BackingFile file;
    private final NvramState state;

    NvramDevice(int reg, int size, @Nullable BackingFile file) throws DeviceException {
        this.reg = reg;
        this.file = file;
        this.state = new NvramState(size);
        if (file != null) {
            state.buf = file.load();
            state.size = state.buf.length;
        }
    }

    @Override
    public void realize(RealizeScope scope) throws DeviceException {
        try {
            scope.vmstate(NvramState.VMSD, state, Registration.dcVmsd());
        } catch (DuplicateSectionException e) {
            throw new DeviceException(String.valueOf(e.getMessage()), e);
        }
        BackingFile kept = file;
        NvramModel.Backing backing = kept == null ? (_, _) -> true : kept;
        NvramModel model = new NvramModel(state, scope.machine().memory(), backing);
        scope.contract(VioBus.class)
                .attach(scope, reg, mode -> mode == 0 ? HcallStatus.H_SUCCESS : HcallStatus.H_PARAMETER);
        RtasTable rtas = scope.contract(RtasTable.class);
        rtas.register(scope, RtasCall.NVRAM_FETCH, OptionalLong.empty(), model::fetch);
        rtas.register(scope, RtasCall.NVRAM_STORE, OptionalLong.empty(), model::store);
        if (kept != null) {
            scope.hook(new Flush(kept));
        }
    }

    /** Contents that came with a stream go to the file when the device takes charge. */
    private final class Flush implements Hook {
        private final BackingFile kept;

        Flush(BackingFile kept) {
            this.kept = kept;
        }

        @Override
        public void activate() throws DeviceException {
            if (!kept.store(0, state.buf)) {
                throw new DeviceException("the NVRAM's backing file cannot be written");
            }
        }

        @Override
        public void deactivate() {}
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(new Scenario("partition written", () -> {
            for (int i = 0; i < state.buf.length; i += 0x10) {
                state.buf[i] = (byte) (i >>> 4);
            }
        }));
    }

    @Override
    public SortedMap<String, String> facts() {
        TreeMap<String, String> facts = new TreeMap<>();
        facts.put("reg", "0x" + Integer.toHexString(reg));
        facts.put("size", Integer.toString(state.size));
        return facts;
    }
}
