package io.pagurus.cpu.ppc64.inspection;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.spr.SpecialRegister;
import io.pagurus.cpu.ppc64.spr.SprTable;
import io.pagurus.cpu.ppc64.state.PpcState;
import io.pagurus.cpu.ppc64.state.Spr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every register of a model by name, group by group. */
final class RegisterNames {
    private static final int DOUBLEWORD = 64;
    private static final int QUADWORD = 128;
    private static final int WORD = 32;
    private static final int REGISTERS = 32;

    /** Index of VR 0 in the array of VSRs. */
    private static final int FIRST_VR = 64;

    /** Special purpose registers that belong to translation. */
    private static final Set<Integer> TRANSLATION =
            Set.of(Spr.PIDR, Spr.LPCR, Spr.LPIDR, Spr.PTCR, Spr.AMR, Spr.IAMR, Spr.UAMOR, Spr.DAR, Spr.DSISR);

    private final Map<String, NamedRegister> all = new LinkedHashMap<>();
    private final PpcModel model;

    RegisterNames(PpcModel model) {
        this.model = model;
        general();
        special();
        floatingPoint();
        vector();
        translation();
    }

    List<NamedRegister> all() {
        return List.copyOf(all.values());
    }

    /** Finds a register by its name in any case. */
    Optional<NamedRegister> find(String name) {
        return Optional.ofNullable(all.get(name.toLowerCase(Locale.ROOT)));
    }

    private void add(NamedRegister register) {
        all.putIfAbsent(register.name(), register);
    }

    private void general() {
        for (int i = 0; i < PpcState.GPRS; i++) {
            int n = i;
            add(NamedRegister.of("r" + i, "gpr", DOUBLEWORD, cpu -> cpu.gpr[n], (cpu, _, low) -> cpu.gpr[n] = low));
        }
    }

    private void special() {
        special("nip", DOUBLEWORD, cpu -> cpu.nip, (cpu, _, low) -> cpu.nip = low & -Integer.BYTES);
        special("msr", DOUBLEWORD, cpu -> cpu.msr, (cpu, _, low) -> cpu.msr = low & model.msrMask());
        special("cr", WORD, cpu -> Integer.toUnsignedLong(cpu.crWord()), (cpu, _, low) -> cpu.setCrWord((int) low));
        special("lr", DOUBLEWORD, cpu -> cpu.lr, (cpu, _, low) -> cpu.lr = low);
        special("ctr", DOUBLEWORD, cpu -> cpu.ctr, (cpu, _, low) -> cpu.ctr = low);
        special("xer", DOUBLEWORD, Cpu::xer, (cpu, _, low) -> cpu.setXer(low));
        special("cfar", DOUBLEWORD, cpu -> cpu.cfar, (cpu, _, low) -> cpu.cfar = low);
        special("dec", DOUBLEWORD, cpu -> cpu.pending.decrementerRegister(), (cpu, _, low) -> cpu.spr[Spr.DEC] = low);
        sprs("special", false);
    }

    private void special(String name, int bits, NamedRegister.Reader reader, NamedRegister.Writer writer) {
        add(NamedRegister.of(name, "special", bits, reader, writer));
    }

    private void sprs(String group, boolean translation) {
        for (int number = 0; number < PpcState.SPRS; number++) {
            SpecialRegister register = SprTable.find(model, number);
            if (register != null
                    && !register.name().equals(SprTable.RESERVED)
                    && TRANSLATION.contains(number) == translation) {
                int n = number;
                String name = register.name().toLowerCase(Locale.ROOT);
                add(NamedRegister.of(name, group, DOUBLEWORD, cpu -> cpu.spr[n], (cpu, _, low) -> cpu.spr[n] = low));
            }
        }
    }

    private void floatingPoint() {
        for (int i = 0; i < REGISTERS; i++) {
            int n = 2 * i;
            add(NamedRegister.of("f" + i, "fp", DOUBLEWORD, cpu -> cpu.vsr[n], (cpu, _, low) -> cpu.vsr[n] = low));
        }
        add(NamedRegister.of("fpscr", "fp", DOUBLEWORD, cpu -> cpu.fpscr, (cpu, _, low) -> cpu.fpscr = low));
    }

    private void vector() {
        for (int i = 0; i < REGISTERS; i++) {
            quadword("vr" + i, FIRST_VR + 2 * i);
        }
        add(NamedRegister.of(
                "vscr",
                "vector",
                WORD,
                cpu -> Integer.toUnsignedLong(cpu.vscrWord()),
                (cpu, _, low) -> cpu.setVscrWord((int) low)));
        for (int i = 0; i < REGISTERS; i++) {
            quadword("vs" + i, 2 * i);
        }
    }

    private void quadword(String name, int first) {
        add(new NamedRegister(
                name, "vector", QUADWORD, cpu -> cpu.vsr[first], cpu -> cpu.vsr[first + 1], (cpu, high, low) -> {
                    cpu.vsr[first] = high;
                    cpu.vsr[first + 1] = low;
                }));
    }

    private void translation() {
        sprs("mmu", true);
        for (int i = 0; i < model.slbEntries(); i++) {
            int n = i;
            add(new NamedRegister(
                    "slb" + i, "mmu", QUADWORD, cpu -> cpu.slbEsid[n], cpu -> cpu.slbVsid[n], (cpu, high, low) -> {
                        cpu.slbEsid[n] = high;
                        cpu.slbVsid[n] = low;
                    }));
        }
    }
}
