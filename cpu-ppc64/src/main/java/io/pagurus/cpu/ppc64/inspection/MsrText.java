package io.pagurus.cpu.ppc64.inspection;

import io.pagurus.cpu.ppc64.state.Msr;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The machine state register in words: the ISA's names of the bits that are set. */
public final class MsrText {
    private static final Map<String, Long> BITS = new LinkedHashMap<>();

    static {
        BITS.put("SF", Msr.SF);
        BITS.put("HV", Msr.HV);
        BITS.put("TS", Msr.TS);
        BITS.put("TM", Msr.TM);
        BITS.put("VEC", Msr.VEC);
        BITS.put("VSX", Msr.VSX);
        BITS.put("EE", Msr.EE);
        BITS.put("PR", Msr.PR);
        BITS.put("FP", Msr.FP);
        BITS.put("ME", Msr.ME);
        BITS.put("FE0", Msr.FE0);
        BITS.put("SE", Msr.SE);
        BITS.put("BE", Msr.BE);
        BITS.put("FE1", Msr.FE1);
        BITS.put("IR", Msr.IR);
        BITS.put("DR", Msr.DR);
        BITS.put("PMM", Msr.PMM);
        BITS.put("RI", Msr.RI);
        BITS.put("LE", Msr.LE);
    }

    private MsrText() {}

    /** {@return names of the bits that are set, the most significant first} */
    public static String of(long msr) {
        return BITS.entrySet().stream()
                .filter(bit -> (msr & bit.getValue()) != 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" "));
    }
}
