package io.pagurus.cpu.ppc64.mmu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.DataTlb;
import io.pagurus.cpu.ppc64.exec.Storage;
import io.pagurus.cpu.ppc64.isa.SlbManagement;
import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MmuTest {
    private static final long EA = 0x10000000;
    private static final long VSID = 0x111;
    private final Rig rig = new Rig(true);

    private void map(long ea, long real, long second) {
        rig.segment(1, EA, VSID << 12);
        rig.tables.hash.map(VSID, ea, 12, 0, real | second);
        rig.cpu.flushTranslations();
    }

    @Test
    void realModeIgnoresTheUpperFourBitsAndReadsZerosBeyondRam() {
        rig.cpu.setMsr(Msr.SF);
        rig.ram.put(0x5000, 0x1234);
        assertEquals(0x1234, rig.cpu.load64(0xf000000000005000L));
        assertEquals(0, rig.cpu.load64(64 << 20));
        rig.cpu.store64(64 << 20, 5);
        assertEquals(0, rig.cpu.load64(64 << 20));
        rig.cpu.nip = 1L << 30;
        rig.interpreter.run(1);
        assertEquals(0x700, rig.cpu.nip);
        assertEquals(1L << 30, rig.cpu.spr[Spr.SRR0]);
        assertEquals(Msr.SF | 0x80000, rig.cpu.spr[Spr.SRR1]);
    }

    @Test
    void fetchesAndDataAreTranslatedEachByItsOwnBit() {
        map(EA, 0x6000, 2);
        rig.cpu.setMsr(Msr.SF | Msr.DR);
        assertEquals(0x6000, rig.translate(EA, Storage.LOAD));
        assertEquals(0x8000, rig.translate(0x8000, Storage.FETCH));
        rig.cpu.setMsr(Msr.SF | Msr.IR);
        assertEquals(0x8000, rig.translate(0x8000, Storage.LOAD));
        assertEquals(0x6000, rig.translate(EA, Storage.FETCH));
    }

    @Test
    void theFirstStoreToAPageSaysThatItIsDirtyAndAgainAfterTranslationsWereForgotten() {
        map(EA, 0x6000, 2);
        rig.cpu.load8(EA);
        assertEquals(Set.of(), rig.ram.dirty);
        rig.cpu.store8(EA, 1);
        assertEquals(Set.of(6L), rig.ram.dirty);
        rig.ram.dirty.clear();
        rig.cpu.store8(EA, 2);
        assertEquals(Set.of(), rig.ram.dirty);
        rig.cpu.flushTranslations();
        rig.cpu.store8(EA, 3);
        assertEquals(Set.of(6L), rig.ram.dirty);
    }

    @Test
    void aPageThatGetsCodeLeavesTheStoreTlbAndComesBackWithoutIt() {
        map(EA, 0x6000, 2);
        int i = DataTlb.store(EA);
        long tag = Cpu.tlbTag(EA, rig.cpu.dataContext);
        rig.cpu.store32(EA, 0x60000000);
        assertEquals(tag, rig.cpu.dataTlb[i]);
        rig.mmu.decoding(rig.cpu, rig.ram.at(0x6000), 1);
        assertEquals(0, rig.cpu.dataTlb[i]);
        rig.cpu.store32(EA + 8, 1);
        assertEquals(0, rig.cpu.dataTlb[i]);
        rig.cpu.store32(EA, 2);
        rig.cpu.flushTranslations();
        rig.cpu.store32(EA, 3);
        assertEquals(Cpu.tlbTag(EA, rig.cpu.dataContext), rig.cpu.dataTlb[i]);
    }

    @Test
    void aPageUnmappedUnderARunningLoopStopsItAtThatInstruction() {
        map(EA, 0x6000, 2);
        rig.ram.words(0x6000, 0x38630001, 0x4bfffffc); // addi r3,r3,1; b .-4
        rig.cpu.nip = EA;
        rig.interpreter.run(1000);
        assertEquals(500, rig.cpu.gpr[3]);
        rig.tables.hash.map(VSID, EA, 12, 0, 0x6002);
        rig.tables.hash.store(rig.tables.hash.map(VSID, EA, 12, 0, 0), 0, 0);
        rig.mmu.cpus().requestFlush(null);
        rig.mmu.cpus().awaitFlush(null);
        assertTrue(rig.cpu.attended());
        rig.cpu.attentionServed();
        rig.interpreter.run(1);
        assertEquals(0x400, rig.cpu.nip);
        assertEquals(EA, rig.cpu.spr[Spr.SRR0]);
        assertEquals(Rig.TRANSLATED | 0x40000000, rig.cpu.spr[Spr.SRR1]);
    }

    @Test
    void aPageThatMovesTakesItsCodeFromTheNewPlace() {
        map(EA, 0x6000, 2);
        rig.ram.words(0x6000, 0x38600001, 0x48000000); // li r3,1; b .
        rig.ram.words(0x7000, 0x38600002, 0x48000000); // li r3,2; b .
        rig.cpu.nip = EA;
        rig.interpreter.run(2);
        assertEquals(1, rig.cpu.gpr[3]);
        map(EA, 0x7000, 2);
        rig.cpu.nip = EA;
        rig.interpreter.run(2);
        assertEquals(2, rig.cpu.gpr[3]);
    }

    @Test
    void anAccessAcrossPagesFaultsWithTheSecondAndChangesNothing() {
        map(EA, 0x6000, 2);
        rig.ram.put(0x6ff8, 0x0102030405060708L);
        rig.ram.words(0x2000, 0xf8640000); // std r3,0(r4)
        rig.cpu.setMsr(Msr.SF | Msr.DR);
        rig.cpu.nip = 0x2000;
        rig.cpu.gpr[3] = -1;
        rig.cpu.gpr[4] = EA + 0xffd;
        rig.interpreter.run(1);
        assertEquals(0x300, rig.cpu.nip);
        assertEquals(EA + 0x1000, rig.cpu.spr[Spr.DAR]);
        assertEquals(0x42000000, rig.cpu.spr[Spr.DSISR]);
        assertEquals(0x0102030405060708L, rig.ram.get(0x6ff8));
    }

    @Test
    void anotherCpuForgetsBeforeItLooksUpAgain() {
        map(EA, 0x6000, 2);
        Cpu other = new Cpu(true, rig.mmu, new NoEnvironment());
        rig.mmu.listen(other, (_, _) -> {});
        other.setMsr(Rig.TRANSLATED);
        System.arraycopy(rig.cpu.slbEsid, 0, other.slbEsid, 0, 32);
        System.arraycopy(rig.cpu.slbVsid, 0, other.slbVsid, 0, 32);
        assertEquals(0, other.load8(EA));
        long context = other.dataContext;
        rig.mmu.flushOthers(rig.cpu);
        rig.mmu.awaitOthers(rig.cpu);
        assertEquals(context, other.dataContext);
        other.enter();
        assertFalse(context == other.dataContext);
    }

    @Test
    void slbieForgetsTheSegmentAndSlbmteAloneDoesNot() {
        map(EA, 0x6000, 2);
        assertEquals(0, rig.cpu.load8(EA));
        rig.cpu.gpr[4] = EA | SegmentLookaside.VALID | 1;
        rig.cpu.gpr[5] = 0x999000;
        SlbManagement.slbmte(rig.cpu, 5, 4);
        assertEquals(0, rig.cpu.load8(EA));
        SlbManagement.slbie(rig.cpu, 4);
        rig.segmentFaults(EA, Storage.LOAD);
    }

    @Test
    void whatWasTranslatedUnderAnAuthorityCountsAgainWhenItReturns() {
        map(EA, 0x6000, 2);
        long open = rig.cpu.dataContext;
        rig.cpu.load8(EA);
        rig.cpu.spr[Spr.AMR] = 3L << 62;
        TranslationRegisters.authorityChanged(rig.cpu);
        rig.faults(EA, Storage.LOAD, 0x00200000);
        rig.cpu.spr[Spr.AMR] = 0;
        TranslationRegisters.authorityChanged(rig.cpu);
        assertEquals(open, rig.cpu.dataContext);
        assertEquals(Cpu.tlbTag(EA, open), rig.cpu.dataTlb[DataTlb.load(EA)]);
    }

    @Test
    void moreAuthoritiesThanCanBeToldApartForgetTheOldOnes() {
        map(EA, 0x6000, 2);
        for (long amr = 0; amr < 100; amr++) {
            rig.cpu.spr[Spr.AMR] = amr << 62 | amr;
            TranslationRegisters.authorityChanged(rig.cpu);
            if ((amr & 1) == 0) {
                assertEquals(0, rig.cpu.load8(EA));
            } else {
                rig.faults(EA, Storage.LOAD, 0x00200000);
            }
        }
    }

    @Test
    void codeIsFoundAgainWhenItsProcessReturns() {
        rig.cpu.spr[Spr.LPCR] |= Lpcr.HR;
        rig.cpu.flushTranslations();
        int first = rig.cpu.generation;
        rig.cpu.spr[Spr.PIDR] = 7;
        TranslationRegisters.pidChanged(rig.cpu);
        assertFalse(first == rig.cpu.generation);
        rig.cpu.spr[Spr.PIDR] = 0;
        TranslationRegisters.pidChanged(rig.cpu);
        assertEquals(first, rig.cpu.generation);
        rig.cpu.flushTranslations();
        assertFalse(first == rig.cpu.generation);
    }

    @Test
    void generationsThatWrapFindNoOldTranslations() {
        map(EA, 0x6000, 2);
        rig.cpu.load8(EA);
        rig.tables.hash.map(VSID, EA, 12, 0, 0x7002);
        rig.ram.put(0x7000, -1);
        for (int i = 0; i < 300; i++) {
            rig.cpu.flushTranslations();
            if (i > 60) {
                assertEquals(0xff, rig.cpu.load8(EA));
            }
        }
    }
}
