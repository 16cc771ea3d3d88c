package io.pagurus.cpu.ppc64.spr;

import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.state.PpcState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The special purpose registers of POWER8 and POWER9 as the oracle has them in a guest (Power ISA III 4.4.4 and its own
 * additions). A row is the number (or first and last), the name, what problem state may do ({@code r}, {@code w}, {@code
 * rw} or {@code -}), what supervisor state may do, how, and on which model if not on both. Where a guest may do nothing
 * the register is the hypervisor's.
 */
public final class SprTable {
    /** The rows. */
    static final String ROWS = """
        # number  name     problem supervisor access
        1         XER      rw      rw         xer
        8         LR       rw      rw         lr
        9         CTR      rw      rw         ctr
        13        UAMR     rw      rw         uamr
        17        DSCR     -       rw         plain
        18        DSISR    -       rw         plain
        19        DAR      -       rw         plain
        22        DEC      -       rw         decrementer
        25        SDR1     -       -          plain        p8
        26        SRR0     -       rw         plain
        27        SRR1     -       rw         plain
        28        CFAR     -       rw         cfar
        29        AMR      -       rw         translation
        31        ACOP     -       rw         plain
        48        PIDR     -       rw         translation
        61        IAMR     -       rw         translation
        128       TFHAR    rw      rw         tm
        129       TFIAR    rw      rw         tm
        130       TEXASR   rw      rw         tm
        131       TEXASRU  rw      rw         tmupper
        136       CTRL     r       r          plain
        144       TIDR     -       rw         plain        p9
        152       CTRL     -       w          control
        153       FSCR     -       rw         plain
        157       UAMOR    -       rw         plain
        159       PSPB     -       rw         word
        176       DPDES    -       r          doorbells
        180       HFSCR    -       -          plain
        186       RPR      -       -          plain
        187       CIABR    -       -          plain
        188       DAWR0    -       -          plain
        190       DAWRX0   -       -          plain
        256       VRSAVE   rw      rw         plain
        259       USPRG3   r       r          usprg3
        268       TB       r       r          timebase
        269       TBU      r       r          timebaseupper
        272:275   SPRG     -       rw         plain
        282       EAR      -       rw         plain
        284       TBL      r       rw         timebase
        285       TBU      r       rw         timebaseupper
        286       TBU40    -       -          plain
        287       PVR      -       r          plain
        304       HSPRG0   -       -          plain
        305       HSPRG1   -       -          plain
        306       HDSISR   -       -          plain
        307       HDAR     -       -          plain
        308       SPURR    r       r          timebase
        309       PURR     r       r          timebase
        310       HDEC     -       -          plain
        312       RMOR     -       -          plain        p8
        313       HRMOR    -       -          plain
        314       HSRR0    -       -          plain
        315       HSRR1    -       -          plain
        316       MMCRH    -       -          plain
        317       TFMR     -       -          plain
        318       LPCR     -       -          plain
        319       LPIDR    -       -          plain
        336       HMER     -       -          plain
        337       HMEER    -       -          plain
        338       PCR      -       -          plain
        349       AMOR     -       -          plain
        446       TIR      -       r          plain
        464       PTCR     -       -          plain        p9
        768       USIER    r       rw         plain
        769       UMMCR2   rw      rw         monitor
        770       UMMCRA   r       rw         monitor
        771:776   UPMC     rw      rw         monitor
        779       UMMCR0   rw      rw         monitor
        780       USIAR    r       rw         monitor
        781       USDAR    r       rw         monitor
        782       UMMCR1   r       rw         monitor
        784       SIER     -       rw         plain
        785       MMCR2    -       rw         monitor
        786       MMCRA    -       rw         monitor
        787:792   PMC      -       rw         monitor
        795       MMCR0    -       rw         monitor
        796       SIAR     -       rw         monitor
        797       SDAR     -       rw         monitor
        798       MMCR1    -       rw         monitor
        800       BESCRS   rw      rw         ebb
        801       BESCRSU  rw      rw         ebbupper
        802       BESCRR   rw      rw         ebb
        803       BESCRRU  rw      rw         ebbupper
        804       EBBHR    rw      rw         ebb
        805       EBBRR    rw      rw         ebb
        806       BESCR    rw      rw         ebb
        808       reserved rw      rw         nothing
        809       reserved rw      rw         nothing
        810       reserved rw      rw         nothing
        811       reserved rw      rw         nothing
        815       TAR      rw      rw         tar
        816       ASDR     -       -          plain        p9
        848       IC       -       r          plain
        849       VTB      -       r          timebase
        851       LDBAR    -       -          plain
        888:890   PSSCR    -       rw         plain
        892       SPMC1    -       rw         plain
        893       SPMC2    -       rw         plain
        894       MMCRS    -       rw         plain
        895       PPR1     -       rw         plain
        896       PPR      rw      rw         plain
        921       TRIG     -       -          plain
        1008      HID0     -       -          plain
        1023      PIR      -       r          plain
        """;

    /** Name of the numbers that may be read and written without effect (ISA 2.07). */
    public static final String RESERVED = "reserved";

    private static final @Nullable SpecialRegister[] POWER8 = table(PpcModel.POWER8);
    private static final @Nullable SpecialRegister[] POWER9 = table(PpcModel.POWER9);

    private SprTable() {}

    /**
     * {@return a register of a model, null where there is none}
     *
     * @param model the model
     * @param number the register's number
     */
    public static @Nullable SpecialRegister find(PpcModel model, int number) {
        return (model == PpcModel.POWER8 ? POWER8 : POWER9)[number];
    }

    private static @Nullable SpecialRegister[] table(PpcModel model) {
        @Nullable SpecialRegister[] table = new SpecialRegister[PpcState.SPRS];
        String other = model == PpcModel.POWER8 ? "p9" : "p8";
        Map<String, Access> problem = new HashMap<>(KindsOfAccess.KINDS);
        problem.putAll(KindsOfAccess.IN_PROBLEM_STATE);
        ROWS.lines().map(String::strip).filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] columns = line.split("\\s+", -1);
            if (columns.length > 5 && columns[5].equals(other)) {
                return;
            }
            String[] range = columns[0].split(":", -1);
            int first = Integer.parseInt(range[0]);
            int last = Integer.parseInt(range[range.length - 1]);
            String kind = columns[4];
            for (int number = first; number <= last; number++) {
                table[number] = new SpecialRegister(
                        number,
                        first == last ? columns[1] : columns[1] + (number - first),
                        may(columns[2], "r", problem, kind),
                        may(columns[2], "w", problem, kind),
                        may(columns[3], "r", KindsOfAccess.KINDS, kind),
                        may(columns[3], "w", KindsOfAccess.KINDS, kind));
            }
        });
        return table;
    }

    private static @Nullable Access may(String allowed, String what, Map<String, Access> kinds, String kind) {
        Access access = kinds.get(kind);
        if (access == null) {
            throw new IllegalArgumentException("no kind of access is called " + kind);
        }
        return allowed.contains(what) ? access : null;
    }
}
