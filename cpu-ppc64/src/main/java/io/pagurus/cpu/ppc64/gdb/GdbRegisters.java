package io.pagurus.cpu.ppc64.gdb;

import io.pagurus.cpu.ppc64.state.PpcState;
import io.pagurus.cpu.ppc64.state.Spr;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The registers of a 64-bit PowerPC in the order of GDB's features (GDB's manual, "PowerPC Features"), with the special
 * purpose registers in a feature of their own as QEMU has them, and the description that tells a debugger of them.
 */
final class GdbRegisters {
    private static final String CORE = "org.gnu.gdb.power.core";
    private static final String FPU = "org.gnu.gdb.power.fpu";
    private static final String ALTIVEC = "org.gnu.gdb.power.altivec";
    private static final String VSX = "org.gnu.gdb.power.vsx";
    private static final String SPRS = "org.qemu.power.spr";

    /** Registers of the g packet: a debugger without a description reads those. */
    static final int IN_G = 71;

    private static final List<GdbRegister> ALL = make();

    private GdbRegisters() {}

    /** {@return all, by number} */
    static List<GdbRegister> all() {
        return ALL;
    }

    private static List<GdbRegister> make() {
        List<GdbRegister> all = new ArrayList<>();
        for (int i = 0; i < PpcState.GPRS; i++) {
            int n = i;
            all.add(register("r" + n, CORE, 64, "uint64", s -> s.gpr[n], (s, value, low) -> s.gpr[n] = value));
        }
        for (int i = 0; i < 32; i++) {
            int at = 2 * i;
            all.add(register("f" + i, FPU, 64, "ieee_double", s -> s.vsr[at], (s, value, low) -> s.vsr[at] = value));
        }
        all.add(register("pc", CORE, 64, "code_ptr", s -> s.nip, (s, value, low) -> s.nip = value & ~3L));
        all.add(register("msr", CORE, 64, "uint64", s -> s.msr, (s, value, low) -> s.msr = value));
        all.add(register("cr", CORE, 32, "uint32", PpcState::crWord, (s, value, low) -> s.setCrWord((int) value)));
        all.add(register("lr", CORE, 64, "code_ptr", s -> s.lr, (s, value, low) -> s.lr = value));
        all.add(register("ctr", CORE, 64, "uint64", s -> s.ctr, (s, value, low) -> s.ctr = value));
        all.add(register(
                "xer",
                CORE,
                32,
                "uint32",
                PpcState::xer,
                (s, value, low) -> s.setXer(s.xer() & ~0xffff_ffffL | value)));
        all.add(register("fpscr", FPU, 64, "uint64", s -> s.fpscr, (s, value, low) -> s.fpscr = value));
        for (int i = 0; i < 32; i++) {
            int at = 64 + 2 * i;
            all.add(new GdbRegister(
                    "vr" + i, ALTIVEC, 128, "vec128", s -> s.vsr[at], s -> s.vsr[at + 1], (s, high, low) -> {
                        s.vsr[at] = high;
                        s.vsr[at + 1] = low;
                    }));
        }
        all.add(register(
                "vscr", ALTIVEC, 32, "uint32", PpcState::vscrWord, (s, value, low) -> s.setVscrWord((int) value)));
        all.add(register(
                "vrsave", ALTIVEC, 32, "uint32", s -> s.spr[Spr.VRSAVE], (s, value, low) -> s.spr[Spr.VRSAVE] = value));
        for (int i = 0; i < 32; i++) {
            int at = 2 * i + 1;
            all.add(register("vs" + i + "h", VSX, 64, "uint64", s -> s.vsr[at], (s, value, low) -> s.vsr[at] = value));
        }
        all.addAll(specialPurpose());
        return List.copyOf(all);
    }

    /** Those that {@link Spr} names and that have no number above. */
    private static List<GdbRegister> specialPurpose() {
        return Arrays.stream(Spr.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == int.class)
                .filter(field -> !Set.of("XER", "LR", "CTR", "CFAR", "VRSAVE").contains(field.getName()))
                .sorted(Comparator.comparingInt(GdbRegisters::number))
                .map(field -> {
                    int number = number(field);
                    return register(
                            field.getName().toLowerCase(Locale.ROOT),
                            SPRS,
                            64,
                            "uint64",
                            s -> s.spr[number],
                            (s, value, low) -> s.spr[number] = value);
                })
                .toList();
    }

    private static int number(Field field) {
        try {
            return field.getInt(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is public and cannot be read", e);
        }
    }

    private static GdbRegister register(
            String name, String feature, int bits, String type, ToLongFunction<PpcState> get, GdbRegister.Setter set) {
        return new GdbRegister(name, feature, bits, type, get, s -> 0, set);
    }

    /** {@return the target description, as {@code qXfer:features:read:target.xml} gives it} */
    static String description() {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0"?>
                <!DOCTYPE target SYSTEM "gdb-target.dtd">
                <target>
                <architecture>powerpc:common64</architecture>
                """);
        Set<String> features = new LinkedHashSet<>();
        ALL.forEach(register -> features.add(register.feature()));
        for (String feature : features) {
            xml.append("<feature name=\"").append(feature).append("\">\n");
            if (feature.equals(ALTIVEC)) {
                xml.append("""
                        <vector id="v4f" type="ieee_single" count="4"/>
                        <vector id="v4i32" type="int32" count="4"/>
                        <vector id="v8i16" type="int16" count="8"/>
                        <vector id="v16i8" type="int8" count="16"/>
                        <union id="vec128">
                        <field name="uint128" type="uint128"/>
                        <field name="v4_float" type="v4f"/>
                        <field name="v4_int32" type="v4i32"/>
                        <field name="v8_int16" type="v8i16"/>
                        <field name="v16_int8" type="v16i8"/>
                        </union>
                        """);
            }
            for (int number = 0; number < ALL.size(); number++) {
                GdbRegister register = ALL.get(number);
                if (register.feature().equals(feature)) {
                    xml.append("<reg name=\"%s\" bitsize=\"%d\" type=\"%s\" regnum=\"%d\"%s/>\n"
                            .formatted(
                                    register.name(),
                                    register.bits(),
                                    register.type(),
                                    number,
                                    feature.equals(SPRS) ? " group=\"spr\"" : ""));
                }
            }
            xml.append("</feature>\n");
        }
        return xml.append("</target>\n").toString();
    }
}
