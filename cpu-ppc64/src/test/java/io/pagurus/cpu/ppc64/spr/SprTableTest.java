package io.pagurus.cpu.ppc64.spr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.GuestInterrupt;
import io.pagurus.cpu.ppc64.exec.Vector;
import io.pagurus.cpu.ppc64.isa.SpecialPurposeRegisters;
import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import org.junit.jupiter.api.Test;

class SprTableTest {
    private final Cpu cpu = new Cpu(PpcModel.POWER9, new FlatMemory(0, 0x1000), new NoEnvironment());

    private long read(int number) {
        cpu.gpr[3] = 0xdead;
        SpecialPurposeRegisters.mfspr(cpu, 3, number);
        return cpu.gpr[3];
    }

    private void write(int number, long value) {
        cpu.gpr[4] = value;
        SpecialPurposeRegisters.mtspr(cpu, number, 4);
    }

    private void refuses(long reason, Runnable access) {
        GuestInterrupt interrupt = assertThrows(GuestInterrupt.class, access::run);
        assertEquals(Vector.PROGRAM, interrupt.vector());
        assertEquals(reason, interrupt.srr1());
    }

    private void unavailable(Facility facility, Runnable access) {
        assertEquals(
                Vector.FACILITY_UNAVAILABLE,
                assertThrows(GuestInterrupt.class, access::run).vector());
        assertEquals(facility.number(), cpu.spr[Spr.FSCR] >>> 56);
    }

    @Test
    void anUnknownRegisterIsNothingInSupervisorStateAndPrivilegedInProblemState() {
        assertEquals(0xdead, read(2));
        write(2, 1);
        refuses(0x40000, () -> read(0));
        refuses(0x40000, () -> read(4));
        write(4, 1);
        cpu.setMsr(Msr.SF | Msr.PR);
        refuses(0x40000, () -> read(2));
        refuses(0x40000, () -> write(2, 1));
        assertEquals(0xdead, read(808));
    }

    @Test
    void theHypervisorsRegistersAreRefused() {
        refuses(0x40000, () -> read(Spr.LPCR));
        refuses(0x40000, () -> write(Spr.LPCR, 0));
    }

    @Test
    void xerHas32BitsAndPower8WithoutTheExtendedCarries() {
        write(Spr.XER, -1);
        assertEquals(0xffff_ffffL, read(Spr.XER));
        Cpu older = new Cpu(PpcModel.POWER8, new FlatMemory(0, 0x1000), new NoEnvironment());
        older.gpr[4] = -1;
        SpecialPurposeRegisters.mtspr(older, Spr.XER, 4);
        assertEquals(0xfff3_ffffL, older.xer());
    }

    @Test
    void facilitiesGuardTheirRegistersInProblemState() {
        write(Spr.TAR, 0x1234);
        assertEquals(0x1234, read(Spr.TAR));
        unavailable(Facility.TM, () -> read(Spr.TEXASR));
        cpu.setMsr(Msr.SF | Msr.PR);
        unavailable(Facility.TAR, () -> read(Spr.TAR));
        unavailable(Facility.EBB, () -> write(Spr.BESCR, 0));
        cpu.spr[Spr.FSCR] = 1L << 8;
        assertEquals(0x1234, read(Spr.TAR));
    }

    @Test
    void theMonitorsRegistersFollowPmcc() {
        write(Spr.PMC1, 7);
        cpu.spr[Spr.MMCR0] = 0x8000_0000L;
        cpu.setMsr(Msr.SF | Msr.PR);
        assertEquals(7, read(Spr.UPMC1));
        refuses(0x40000, () -> write(Spr.UPMC1, 1));
        cpu.spr[Spr.MMCR0] = 0x8004_0000L;
        unavailable(Facility.PERFORMANCE_MONITOR, () -> read(Spr.UPMC1));
        cpu.spr[Spr.MMCR0] = 0x8008_0000L;
        write(Spr.UPMC1, 9);
        assertEquals(9, read(Spr.UPMC1));
        write(Spr.UMMCR0, -1);
        assertEquals(0x8408_0080L, cpu.spr[Spr.MMCR0]);
        cpu.spr[Spr.MMCR0] = 0x800c_0000L;
        assertEquals(9, read(Spr.UPMC1));
        unavailable(Facility.PERFORMANCE_MONITOR, () -> read(Spr.UPMC1 + 4));
    }

    @Test
    void countersCountUnlessFrozen() {
        write(Spr.MMCR0, 0);
        write(Spr.MMCR1, 0x02_00_00_00L);
        cpu.completed += 100;
        assertEquals(100, read(Spr.PMC1));
        assertEquals(0, read(Spr.PMC1 + 1));
        assertEquals(100, read(Spr.PMC1 + 4));
        write(Spr.MMCR0, 0x20);
        cpu.completed += 100;
        assertEquals(100, read(Spr.PMC1));
        assertEquals(200, read(Spr.PMC1 + 4));
        write(Spr.MMCR0, 0x8000_0000L);
        cpu.completed += 100;
        assertEquals(200, read(Spr.PMC1 + 4));
    }

    @Test
    void theTimeBaseCanBeSetAndTheDecrementerGoesOn() {
        write(Spr.DEC, 1000);
        write(Spr.TBU_WRITE, 5);
        assertEquals(5, read(Spr.TBU));
        assertEquals(5, read(Spr.TB) >>> 32);
        assertEquals(990, read(Spr.DEC), 20);
    }

    @Test
    void theAuthorityMaskIsWrittenUnderItsOverride() {
        write(Spr.UAMOR, 0xff00);
        cpu.setMsr(Msr.SF | Msr.PR);
        write(Spr.UAMR, -1);
        assertEquals(0xff00, cpu.spr[Spr.AMR]);
    }
}
