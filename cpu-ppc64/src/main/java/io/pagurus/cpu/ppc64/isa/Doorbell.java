package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.PendingInterrupts;

/** Processor control: doorbells (Power ISA III chapter 10). A guest's cores have one thread, which sends to itself. */
public final class Doorbell {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands  attributes
        msgsndp     X     31/142  RB        priv ends inval=3ff0001
        msgclrp     X     31/174  RB        priv inval=3ff0001
        msgsnd      X     31/206  RB        hv inval=3ff0001
        msgclr      X     31/238  RB        hv inval=3ff0001
        msgsync     X     31/886  -         hv p9
        """;

    /** The only type of message: doorbell, in bits 32 to 36. */
    private static final long DOORBELL = 5;

    private static final int TYPE_SHIFT = 27;
    private static final int THREAD_MASK = 0x7f;

    private Doorbell() {}

    /** Message send privileged: to a thread of this core. */
    public static void msgsndp(Cpu c, int rb) {
        long message = c.gpr[rb];
        if (isDoorbell(message) && (message & THREAD_MASK) == 0) {
            c.pending.raise(PendingInterrupts.DOORBELL);
        }
    }

    /** Message clear privileged. */
    public static void msgclrp(Cpu c, int rb) {
        if (isDoorbell(c.gpr[rb])) {
            c.pending.lower(PendingInterrupts.DOORBELL);
        }
    }

    /** Message send: the hypervisor's. */
    public static void msgsnd(Cpu c) {
        throw c.privileged();
    }

    /** Message clear: the hypervisor's. */
    public static void msgclr(Cpu c) {
        throw c.privileged();
    }

    /** Message synchronize (ISA 3.0): the hypervisor's. */
    public static void msgsync(Cpu c) {
        throw c.privileged();
    }

    private static boolean isDoorbell(long message) {
        return (message >>> TYPE_SHIFT & 0x1f) == DOORBELL;
    }
}
