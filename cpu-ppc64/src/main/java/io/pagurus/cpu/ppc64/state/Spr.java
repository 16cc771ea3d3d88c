package io.pagurus.cpu.ppc64.state;

/**
 * Numbers of special purpose registers (Power ISA III 4.4.4). LR, CTR, XER and CFAR have fields of their own in
 * {@link PpcState}; their elements of {@link PpcState#spr} are used in the migration stream only.
 */
public final class Spr {
    /** Fixed-point exception register. */
    public static final int XER = 1;
    /** Data stream control register, problem state's number. */
    public static final int UDSCR = 3;
    /** Link register. */
    public static final int LR = 8;
    /** Count register. */
    public static final int CTR = 9;
    /** Authority mask register, problem state's number. */
    public static final int UAMR = 13;
    /** Data stream control register. */
    public static final int DSCR = 17;
    /** Data storage interrupt status register. */
    public static final int DSISR = 18;
    /** Data address register. */
    public static final int DAR = 19;
    /** Decrementer. */
    public static final int DEC = 22;
    /** Machine status save/restore register 0. */
    public static final int SRR0 = 26;
    /** Machine status save/restore register 1. */
    public static final int SRR1 = 27;
    /** Come-from address register. */
    public static final int CFAR = 28;
    /** Authority mask register. */
    public static final int AMR = 29;
    /** Process id. */
    public static final int PIDR = 48;
    /** Instruction authority mask register. */
    public static final int IAMR = 61;
    /** Transaction failure handler address. */
    public static final int TFHAR = 128;
    /** Transaction failure instruction address. */
    public static final int TFIAR = 129;
    /** Transaction exception and summary register. */
    public static final int TEXASR = 130;
    /** Upper half of TEXASR. */
    public static final int TEXASRU = 131;
    /** Control register, for reading. */
    public static final int CTRL_READ = 136;
    /** Control register, for writing. */
    public static final int CTRL_WRITE = 152;
    /** Facility status and control register. */
    public static final int FSCR = 153;
    /** Authority mask override register. */
    public static final int UAMOR = 157;
    /** Problem state priority boost, 32 bits. */
    public static final int PSPB = 159;
    /** Directed privileged doorbell exception state. */
    public static final int DPDES = 176;
    /** Processor priority request, 32 bits. */
    public static final int PPR32 = 898;
    /** Program priority register. */
    public static final int PPR = 896;
    /** Vector save register. */
    public static final int VRSAVE = 256;
    /** SPRG3, problem state's number for reading. */
    public static final int USPRG3 = 259;
    /** Time base, for reading. */
    public static final int TB = 268;
    /** Upper half of the time base, for reading. */
    public static final int TBU = 269;
    /** Software use 0. */
    public static final int SPRG0 = 272;
    /** Software use 1. */
    public static final int SPRG1 = 273;
    /** Software use 2. */
    public static final int SPRG2 = 274;
    /** Software use 3. */
    public static final int SPRG3 = 275;
    /** Lower half of the time base, for writing. */
    public static final int TBL_WRITE = 284;
    /** Upper half of the time base, for writing. */
    public static final int TBU_WRITE = 285;
    /** Processor version register. */
    public static final int PVR = 287;
    /** Processor utilization of resources register. */
    public static final int PURR = 309;
    /** Scaled PURR. */
    public static final int SPURR = 308;
    /** Logical partition control register. */
    public static final int LPCR = 318;
    /** Logical partition id. */
    public static final int LPIDR = 319;
    /** Processor compatibility register. */
    public static final int PCR = 338;
    /** Process table control register (partition table in the hypervisor's case). */
    public static final int PTCR = 464;
    /** Sampled instruction event register, problem state's number. */
    public static final int USIER = 768;
    /** Performance monitor counter 1, problem state's number; the others follow. */
    public static final int UPMC1 = 771;
    /** Monitor mode control register 0, problem state's number. */
    public static final int UMMCR0 = 779;
    /** Sampled instruction event register. */
    public static final int SIER = 784;
    /** Monitor mode control register 2. */
    public static final int MMCR2 = 785;
    /** Monitor mode control register A. */
    public static final int MMCRA = 786;
    /** Performance monitor counter 1; the others follow, up to 6. */
    public static final int PMC1 = 787;
    /** Monitor mode control register 0. */
    public static final int MMCR0 = 795;
    /** Monitor mode control register 1. */
    public static final int MMCR1 = 798;
    /** Branch event status and control: sets bits. The oracle keeps each number apart. */
    public static final int BESCRS = 800;
    /** Branch event status and control: resets bits. */
    public static final int BESCRR = 802;
    /** Event-based branch handler. */
    public static final int EBBHR = 804;
    /** Event-based branch return. */
    public static final int EBBRR = 805;
    /** Branch event status and control. */
    public static final int BESCR = 806;
    /** Target address register. */
    public static final int TAR = 815;
    /** Virtual time base. */
    public static final int VTB = 849;
    /** Processor identification register. */
    public static final int PIR = 1023;

    private Spr() {}
}
