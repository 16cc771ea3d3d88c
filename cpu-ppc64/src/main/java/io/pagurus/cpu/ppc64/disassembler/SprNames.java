package io.pagurus.cpu.ppc64.disassembler;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Special purpose registers that have extended mnemonics for their moves: mtlr, mfctr (Power ISA I E.9, III 4.4.4 and
 * Appendix A).
 */
final class SprNames {
    /**
     * Number, name behind {@code mf} or {@code mt}, whether there is one to read it, to write it, or both, and the number
     * it has among registers of the same name.
     */
    private static final String NAMES = """
            1     xer      rw
            3     udscr    rw
            4     rtcu     r
            5     rtcl     r
            8     lr       rw
            9     ctr      rw
            13    uamr     rw
            17    dscr     rw
            18    dsisr    rw
            19    dar      rw
            20    rtcu     w
            21    rtcl     w
            22    dec      rw
            25    sdr1     rw
            26    srr0     rw
            27    srr1     rw
            28    cfar     rw
            29    amr      rw
            48    pidr     rw
            61    iamr     rw
            128   tfhar    w
            129   tfiar    w
            130   texasr   w
            131   texasru  w
            136   ctrl     r
            152   ctrl     w
            153   fscr     rw
            157   uamor    rw
            159   pspb     rw
            176   dpdes    rw
            180   dawr0    rw
            181   dawr1    rw
            186   rpr      rw
            187   ciabr    rw
            188   dawrx0   rw
            189   dawrx1   rw
            190   hfscr    rw
            256   vrsave   rw
            259   usprg3   r
            268   tb       r
            269   tbu      r
            272   sprg     rw  0
            273   sprg     rw  1
            274   sprg     rw  2
            275   sprg     rw  3
            280   asr      rw
            282   ear      rw
            284   tbl      w
            285   tbu      w
            286   tbu40    w
            287   pvr      r
            304   hsprg0   rw
            305   hsprg1   rw
            306   hdisr    rw
            307   hdar     rw
            308   spurr    rw
            309   purr     rw
            310   hdec     rw
            313   hrmor    rw
            314   hsrr0    rw
            315   hsrr1    rw
            318   lpcr     rw
            319   lpidr    rw
            336   hmer     rw
            337   hmeer    rw
            338   pcr      rw
            339   heir     rw
            349   amor     rw
            446   tir      r
            464   ptcr     rw
            496   usprg0   rw
            497   usprg1   rw
            505   urmor    rw
            506   usrr0    rw
            507   usrr1    rw
            511   smfctrl  rw
            528   ibatu    rw  0
            529   ibatl    rw  0
            530   ibatu    rw  1
            531   ibatl    rw  1
            532   ibatu    rw  2
            533   ibatl    rw  2
            534   ibatu    rw  3
            535   ibatl    rw  3
            536   dbatu    rw  0
            537   dbatl    rw  0
            538   dbatu    rw  1
            539   dbatl    rw  1
            540   dbatu    rw  2
            541   dbatl    rw  2
            542   dbatu    rw  3
            543   dbatl    rw  3
            736   usier2   r
            737   usier3   r
            738   ummcr3   r
            752   sier2    w
            753   sier3    w
            754   mmcr3    w
            768   usier    r
            769   ummcr2   rw
            770   ummcra   rw
            771   upmc1    rw
            772   upmc2    rw
            773   upmc3    rw
            774   upmc4    rw
            775   upmc5    rw
            776   upmc6    rw
            779   ummcr0   rw
            780   usiar    r
            781   usdar    r
            782   ummcr1   r
            784   sier     w
            786   mmcra    w
            787   pmc1     w
            788   pmc2     w
            789   pmc3     w
            790   pmc4     w
            791   pmc5     w
            792   pmc6     w
            795   mmcr0    w
            796   siar     w
            797   sdar     w
            798   mmcr1    w
            800   bescrs   rw
            801   bescrsu  rw
            802   bescrr   rw
            803   bescrru  rw
            804   ebbhr    rw
            805   ebbrr    rw
            806   bescr    rw
            815   tar      rw
            816   asdr     rw
            823   psscr    rw
            848   ic       rw
            849   vtb      rw
            855   hpsscr   rw
            896   ppr      rw
            898   ppr32    rw
            1023  pir      r
            """;

    private record Name(String name, boolean read, boolean written, String index) {}

    private static final Map<Integer, Name> BY_NUMBER = byNumber();

    private SprNames() {}

    /**
     * {@return the extended mnemonic of a move and its operands, or null if there is none}
     *
     * @param spr number of the register
     * @param write whether it is the target
     * @param gpr the general purpose register
     */
    static @Nullable Mnemonic move(int spr, boolean write, String gpr) {
        Name name = BY_NUMBER.get(spr);
        if (name == null || !(write ? name.written() : name.read())) {
            return null;
        }
        if (write) {
            return new Mnemonic("mt" + name.name(), name.index().isEmpty() ? gpr : name.index() + "," + gpr);
        }
        return new Mnemonic("mf" + name.name(), name.index().isEmpty() ? gpr : gpr + "," + name.index());
    }

    private static Map<Integer, Name> byNumber() {
        Map<Integer, Name> names = new HashMap<>();
        for (String line : NAMES.lines().toList()) {
            String[] columns = line.split("\\s+", -1);
            names.put(
                    Integer.valueOf(columns[0]),
                    new Name(
                            columns[1],
                            columns[2].contains("r"),
                            columns[2].contains("w"),
                            columns.length > 3 ? columns[3] : ""));
        }
        return names;
    }
}
