package io.pagurus.vmstate;

/**
 * How one scalar is written and what its field is called in the vmdesc JSON (QEMU's built-in {@code VMStateInfo}s). All
 * are big-endian two's complement.
 */
public enum WireType {
    /** One byte; 0 or 1 on save, any non-zero reads true. */
    BOOL("bool", 1, false),
    /** Signed, 1 byte. */
    INT8("int8", 1, true),
    /** Signed, 2 bytes. */
    INT16("int16", 2, true),
    /** Signed, 4 bytes. */
    INT32("int32", 4, true),
    /** Signed, 8 bytes. */
    INT64("int64", 8, true),
    /** Unsigned, 1 byte. */
    UINT8("uint8", 1, false),
    /** Unsigned, 2 bytes. */
    UINT16("uint16", 2, false),
    /** Unsigned, 4 bytes. */
    UINT32("uint32", 4, false),
    /** Unsigned, 8 bytes; also QEMU's target_ulong on ppc64. */
    UINT64("uint64", 8, false),
    /** Unsigned byte that must equal the receiver's own value. */
    UINT8_EQUAL("uint8 equal", 1, false),
    /** Unsigned, 2 bytes, must equal the receiver's own value. */
    UINT16_EQUAL("uint16 equal", 2, false),
    /** Signed, 4 bytes, must equal the receiver's own value. */
    INT32_EQUAL("int32 equal", 4, true),
    /** Unsigned, 4 bytes, must equal the receiver's own value. */
    UINT32_EQUAL("uint32 equal", 4, false),
    /** Unsigned, 8 bytes, must equal the receiver's own value; QEMU names it as if it were signed. */
    UINT64_EQUAL("int64 equal", 8, false),
    /** Signed, 4 bytes, from 0 to the receiver's own value. */
    INT32_POSITIVE_LE("int32 le", 4, true),
    /** An IEEE double as its high word, then its low word: the same bytes as {@link #UINT64}. */
    CPU_DOUBLE("CPU_Double_U", 8, false),
    /** A timer's expiry in nanoseconds of its own clock; -1 when not pending. */
    TIMER("timer", 8, true);

    private final String jsonName;
    private final int bytes;
    private final boolean signed;

    WireType(String jsonName, int bytes, boolean signed) {
        this.jsonName = jsonName;
        this.bytes = bytes;
        this.signed = signed;
    }

    /** {@return the type's name in the vmdesc JSON} */
    public String jsonName() {
        return jsonName;
    }

    /** {@return the size on the wire: 1, 2, 4 or 8 bytes} */
    public int bytes() {
        return bytes;
    }

    /** {@return whether a narrower value is sign-extended when it is widened} */
    public boolean signed() {
        return signed;
    }

    /** {@return whether the receiver refuses a value other than its own} */
    public boolean mustEqual() {
        return switch (this) {
            case UINT8_EQUAL, UINT16_EQUAL, INT32_EQUAL, UINT32_EQUAL, UINT64_EQUAL -> true;
            default -> false;
        };
    }

    /**
     * {@return the value as it reads after a trip over the wire: cut to the type's width, then widened}
     *
     * @param raw any 64 bits
     */
    public long normalize(long raw) {
        if (this == BOOL) {
            return (raw & 0xff) != 0 ? 1 : 0;
        }
        int unused = Long.SIZE - bytes * Byte.SIZE;
        return signed ? raw << unused >> unused : raw << unused >>> unused;
    }
}
