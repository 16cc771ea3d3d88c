package io.pagurus.device.nvram;

import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import java.lang.invoke.MethodHandles;

/** State of the NVRAM (QEMU's {@code SpaprNvram}). */
final class NvramState {
    /** Least size, which LoPAR 8.2 wants for its partitions. */
    static final int MIN_SIZE = 8 * 1024;

    /** QEMU's size without a backing file. */
    static final int DEFAULT_SIZE = 64 * 1024;

    /** Largest size (QEMU's {@code MAX_NVRAM_SIZE}). */
    static final int MAX_SIZE = 1024 * 1024;

    static final VmStateDescription<NvramState> VMSD = VmStateDescription.builder(
                    "spapr_nvram", NvramState.class, MethodHandles.lookup())
            .version(1)
            .minimumVersion(1)
            .postLoad((state, _) -> state.check())
            .uint32("size")
            .vbuffer("buf", "size", f -> f.since(1).alloc())
            .build();

    /** Bytes. */
    int size;

    byte[] buf;

    NvramState(int size) {
        this.size = size;
        this.buf = new byte[size];
    }

    /** {@return whether an NVRAM may have a size} */
    static boolean fits(long size) {
        return size >= MIN_SIZE && size <= MAX_SIZE;
    }

    private void check() throws VmStateException {
        if (!fits(size)) {
            throw new VmStateException(Errno.EINVAL, "no NVRAM has this size")
                    .expected("%d to %d bytes".formatted(MIN_SIZE, MAX_SIZE))
                    .found(Integer.toUnsignedString(size));
        }
    }
}
