package io.pagurus.cpu.ppc64.isa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.GuestInterrupt;
import io.pagurus.cpu.ppc64.exec.Vector;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.FpEnv;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What results leave in FPSCR and CR, and which enabled exceptions are interrupts before and after the target is written. */
class FloatingPointResultsTest {
    private static final long ONE = 0x3ff0_0000_0000_0000L;
    private static final long THIRD = 0x3fd5_5555_5555_5555L;
    private static final long THREE = 0x4008_0000_0000_0000L;
    private static final long INFINITY = 0x7ff0_0000_0000_0000L;
    private static final long GREATEST = 0x7fef_ffff_ffff_ffffL;
    private static final long UNTOUCHED = 77;
    private static final long NORMAL = 0x4000;
    private static final long NAN = 0x1_1000;

    private final Cpu c = new Cpu(true, new FlatMemory(0, 0x10000), new NoEnvironment());

    private void operands(long a, long b) {
        c.vsr[2] = a;
        c.vsr[4] = b;
        c.vsr[6] = UNTOUCHED;
    }

    private void assertFpscr(long expected) {
        assertEquals(Long.toHexString(expected), Long.toHexString(c.fpscr));
    }

    @Test
    void anExactResultLeavesItsClassAndClearsFi() {
        c.fpscr = Fpscr.FI | Fpscr.FR | NAN;
        operands(ONE, ONE);
        FloatingPointArithmetic.fadd(c, 3, 1, 2, false);
        assertEquals(0x4000_0000_0000_0000L, c.vsr[6]);
        assertEquals(0, c.vsr[7]);
        assertFpscr(Fpscr.FR | NORMAL);
    }

    @Test
    void anInexactResultSetsFiAndRecordsIt() {
        operands(ONE, THREE);
        FloatingPointArithmetic.fdiv(c, 3, 1, 2, true);
        assertEquals(THIRD, c.vsr[6]);
        assertFpscr(Fpscr.FX | Fpscr.XX | Fpscr.FI | NORMAL);
        assertEquals(8, c.cr[1]);
    }

    @ParameterizedTest
    @ValueSource(longs = {Msr.FE0, Msr.FE1, Msr.FE0 | Msr.FE1})
    void anEnabledInvalidOperationLeavesTheTarget(long mode) {
        c.setMsr(mode);
        c.fpscr = Fpscr.VE | Fpscr.FI | NORMAL;
        operands(INFINITY, INFINITY);
        GuestInterrupt interrupt =
                assertThrows(GuestInterrupt.class, () -> FloatingPointArithmetic.fsub(c, 3, 1, 2, true));
        assertEquals(Vector.PROGRAM, interrupt.vector());
        assertEquals(0x100000, interrupt.srr1());
        assertEquals(UNTOUCHED, c.vsr[6]);
        assertFpscr(Fpscr.FX | Fpscr.FEX | Fpscr.VX | FpEnv.VXISI | Fpscr.VE | NORMAL);
        assertEquals(0, c.cr[1]);
    }

    @Test
    void withoutFe0AndFe1AnEnabledExceptionIsNoInterrupt() {
        c.fpscr = Fpscr.ZE;
        operands(ONE, 0);
        FloatingPointArithmetic.fdiv(c, 3, 1, 2, true);
        assertEquals(INFINITY, c.vsr[6]);
        assertFpscr(Fpscr.FX | Fpscr.FEX | Fpscr.ZX | Fpscr.ZE | 0x5000);
        assertEquals(12, c.cr[1]);
    }

    @Test
    void anEnabledOverflowComesAfterTheTarget() {
        c.setMsr(Msr.FE0 | Msr.FE1);
        c.fpscr = Fpscr.OE;
        operands(GREATEST, GREATEST);
        assertThrows(GuestInterrupt.class, () -> FloatingPointArithmetic.fadd(c, 3, 1, 2, true));
        assertEquals(GREATEST + (1L << 52) - (1536L << 52), c.vsr[6]);
        assertFpscr(Fpscr.FX | Fpscr.FEX | Fpscr.OX | Fpscr.OE | NORMAL);
    }

    @Test
    void anEnabledInexactComesAfterTheTarget() {
        c.setMsr(Msr.FE0 | Msr.FE1);
        c.fpscr = Fpscr.XE;
        operands(ONE, THREE);
        assertThrows(GuestInterrupt.class, () -> FloatingPointArithmetic.fdiv(c, 3, 1, 2, false));
        assertEquals(THIRD, c.vsr[6]);
        assertFpscr(Fpscr.FX | Fpscr.FEX | Fpscr.XX | Fpscr.FI | Fpscr.XE | NORMAL);
    }

    @Test
    void lanesAddUpAndChangeNeitherFprfNorFi() {
        c.fpscr = NAN | Fpscr.FI;
        FpEnv e = FloatingPointResults.begin(c);
        Float64.div(e, ONE, THREE);
        FloatingPointResults.checkLane(c, e);
        Float64.mul(e, 0, INFINITY);
        FloatingPointResults.checkLane(c, e);
        FloatingPointResults.settleVector(c, e);
        // The invalid operation clears FI.
        assertFpscr(NAN | Fpscr.FX | Fpscr.XX | Fpscr.VX | FpEnv.VXIMZ);
    }

    @Test
    void anOrderedComparisonOfAQuietNanIsInvalid() {
        operands(ONE, 0x7ff8_0000_0000_0000L);
        FloatingPointCompare.fcmpu(c, 5, 1, 2);
        assertFpscr(0x1000);
        FloatingPointCompare.fcmpo(c, 6, 1, 2);
        assertEquals(1, c.cr[6]);
        assertFpscr(Fpscr.FX | Fpscr.VX | FpEnv.VXVC | NAN);
    }

    @Test
    void movingAnExceptionOntoItsEnableIsAnInterrupt() {
        c.setMsr(Msr.FE0 | Msr.FE1);
        FloatingPointStatus.mtfsb1(c, 24, false);
        assertFpscr(Fpscr.VE);
        assertThrows(GuestInterrupt.class, () -> FloatingPointStatus.mtfsb1(c, 7, false));
        assertFpscr(Fpscr.FEX | Fpscr.VX | FpEnv.VXSNAN | Fpscr.VE);
        FloatingPointStatus.mcrfs(c, 0, 1);
        assertEquals(1, c.cr[0]);
        assertFpscr(Fpscr.VE);
    }
}
