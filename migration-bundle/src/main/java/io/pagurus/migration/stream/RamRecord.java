package io.pagurus.migration.stream;

import org.jspecify.annotations.Nullable;

/** Records of the RAM section (QEMU's {@code RAM_SAVE_FLAG_*}, in the low bits of each record's address). */
final class RamRecord {
    static final int VERSION = 4;

    static final int ZERO = 0x002;
    static final int MEM_SIZE = 0x004;
    static final int PAGE = 0x008;
    static final int EOS = 0x010;
    static final int CONTINUE = 0x020;
    static final int XBZRLE = 0x040;
    static final int HOOK = 0x080;
    static final int COMPRESS_PAGE = 0x100;
    static final int MULTIFD_FLUSH = 0x200;

    private RamRecord() {}

    /** {@return the name of a record that cannot be read here, or null if there is no such record} */
    static @Nullable String refused(int flags) {
        return switch (flags) {
            case HOOK -> "HOOK (RDMA)";
            case MULTIFD_FLUSH -> "MULTIFD_FLUSH (multifd)";
            default -> null;
        };
    }
}
