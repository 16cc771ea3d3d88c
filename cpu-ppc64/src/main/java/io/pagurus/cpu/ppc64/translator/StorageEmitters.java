package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import java.lang.classfile.CodeBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Emitters of the loads and stores of general purpose registers (Power ISA I 3.3.2 to 3.3.5); the others are
 * {@link VsrStorageEmitters}.
 */
final class StorageEmitters {
    /**
     * What an access moves.
     *
     * @param bytes how many
     * @param signed whether a load extends the sign
     * @param reversed whether in the byte order that is not the CPU's
     */
    private record Access(int bytes, boolean signed, boolean reversed) {}

    private static final Map<String, Access> LOADS = Map.ofEntries(
            Map.entry("lbz", new Access(1, false, false)),
            Map.entry("lhz", new Access(2, false, false)),
            Map.entry("lha", new Access(2, true, false)),
            Map.entry("lwz", new Access(4, false, false)),
            Map.entry("lwa", new Access(4, true, false)),
            Map.entry("ld", new Access(8, false, false)),
            Map.entry("lhbrx", new Access(2, false, true)),
            Map.entry("lwbrx", new Access(4, false, true)),
            Map.entry("ldbrx", new Access(8, false, true)));

    private static final Map<String, Access> STORES = Map.ofEntries(
            Map.entry("stb", new Access(1, false, false)),
            Map.entry("sth", new Access(2, false, false)),
            Map.entry("stw", new Access(4, false, false)),
            Map.entry("std", new Access(8, false, false)),
            Map.entry("sthbrx", new Access(2, false, true)),
            Map.entry("stwbrx", new Access(4, false, true)),
            Map.entry("stdbrx", new Access(8, false, true)));

    private static final Pattern UPDATED_OR_INDEXED = Pattern.compile("(u|x|ux)$");

    private static final Map<String, Emitter> BY_MNEMONIC = new HashMap<>();

    static {
        LOADS.forEach((mnemonic, access) -> BY_MNEMONIC.put(mnemonic, (to, i) -> load(to, i, access)));
        STORES.forEach((mnemonic, access) -> BY_MNEMONIC.put(mnemonic, (to, i) -> store(to, i, access)));
        VsrStorageEmitters.addTo(BY_MNEMONIC);
    }

    private StorageEmitters() {}

    /** {@return the emitter of an instruction, or null} */
    static @Nullable Emitter of(Instruction instruction) {
        if (StorageAddress.invalid(instruction)) {
            return null;
        }
        String mnemonic = instruction.row().mnemonic();
        Emitter whole = BY_MNEMONIC.get(mnemonic);
        return whole != null
                ? whole
                : BY_MNEMONIC.get(UPDATED_OR_INDEXED.matcher(mnemonic).replaceFirst(""));
    }

    private static void load(RegionBuilder to, Instruction instruction, Access access) {
        CodeBuilder code = to.code;
        StorageAddress.find(to, instruction, access.bytes, 1);
        StorageAddress.host(to, instruction, 0);
        DirectMemory.get(code, access.bytes, to.littleEndian == access.reversed);
        switch (access.bytes) {
            case 1 -> code.i2l();
            case 2 -> half(code, access);
            case 4 -> word(code, access);
            default -> {
                // It is a long.
            }
        }
        to.toGpr(instruction.of(Field.RT));
        StorageAddress.update(to, instruction);
    }

    private static void store(RegionBuilder to, Instruction instruction, Access access) {
        StorageAddress.find(to, instruction, access.bytes, 1);
        StorageAddress.host(to, instruction, 0);
        to.gpr(instruction.of(Field.RS));
        if (access.bytes < 8) {
            to.code.l2i();
        }
        DirectMemory.put(to.code, access.bytes, to.littleEndian == access.reversed);
        StorageAddress.update(to, instruction);
    }

    private static void half(CodeBuilder code, Access access) {
        if (access.signed) {
            code.i2s();
        }
        code.i2l();
    }

    private static void word(CodeBuilder code, Access access) {
        code.i2l();
        if (!access.signed) {
            code.loadConstant(0xffff_ffffL).land();
        }
    }
}
