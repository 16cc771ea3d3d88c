package io.pagurus.cpu.ppc64.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.PpcState;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.migration.vmstate.BytesInput;
import io.pagurus.migration.vmstate.BytesOutput;
import io.pagurus.migration.vmstate.RandomStates;
import io.pagurus.migration.vmstate.VmStateReader;
import io.pagurus.migration.vmstate.VmStateWriter;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a CPU accepts of another, what it refuses and in which words, and what becomes of registers on the way. */
class CpuTransferTest {
    private static final int COMPAT_2_07 = 0x0f000004;
    private static final int COMPAT_3_00 = 0x0f000005;
    private static final int COMPAT_3_10 = 0x0f000006;
    private static final long PCR_2_07 = 8;

    private static CpuRecord cpu(ModelIdentity model, SectionRules rules) {
        CpuRecord record = CpuRecord.scratch(model, rules);
        record.env.spr[Spr.PVR] = model.pvr();
        return record;
    }

    private static CpuRecord cpu(ModelIdentity model) {
        return cpu(model, SectionRules.NEWEST);
    }

    private static SectionRules rules(SectionAge age, boolean pre28, boolean pre210, boolean pre30, boolean stopped) {
        return new SectionRules(age, pre28, pre210, pre30, stopped);
    }

    private static byte[] save(CpuRecord record) throws VmStateException {
        BytesOutput out = new BytesOutput();
        VmStateWriter.save(CpuDescription.of(record.rules), record, out);
        return out.toByteArray();
    }

    private static void load(CpuRecord record, byte[] bytes) throws VmStateException {
        BytesInput in = new BytesInput(bytes);
        VmStateReader.load(CpuDescription.of(record.rules), record, in, 5);
        assertEquals(0, in.remaining());
    }

    private static VmStateException refused(CpuRecord receiver, CpuRecord sender) throws VmStateException {
        byte[] bytes = save(sender);
        return assertThrows(VmStateException.class, () -> load(receiver, bytes));
    }

    @Test
    void anotherModelIsRefusedWithoutAWord() throws Exception {
        VmStateException e = refused(cpu(ModelIdentity.POWER8), cpu(ModelIdentity.POWER9));
        assertEquals(Errno.EINVAL, e.errno());
        assertEquals(List.of(), e.receiverLines());
        assertEquals("0x004e1200", e.found());
    }

    @Test
    void anotherMajorVersionOfPower9IsRefusedAndAMinorOneTaken() throws Exception {
        CpuRecord second = cpu(ModelIdentity.POWER9);
        second.env.spr[Spr.PVR] = 0x004e1202;
        load(cpu(ModelIdentity.POWER9), save(second));
        CpuRecord first = cpu(ModelIdentity.POWER9);
        first.env.spr[Spr.PVR] = 0x004e0100;
        assertEquals(Errno.EINVAL, refused(cpu(ModelIdentity.POWER9), first).errno());
    }

    @Test
    void aCompatibilityModeStandsForThePvr() throws Exception {
        CpuRecord sender = cpu(ModelIdentity.POWER8);
        sender.env.compatPvr = COMPAT_2_07;
        CpuRecord receiver = cpu(ModelIdentity.POWER9);
        load(receiver, save(sender));
        assertEquals(COMPAT_2_07, receiver.env.compatPvr);
        assertEquals(PCR_2_07, receiver.env.spr[Spr.PCR]);
        assertEquals(0x004d0200, receiver.env.spr[Spr.PVR], "the guest goes on with what it has read");
    }

    @Test
    void aModeThatTheModelHasNotIsRefused() throws Exception {
        CpuRecord sender = cpu(ModelIdentity.POWER8);
        sender.env.compatPvr = COMPAT_3_00;
        assertEquals(
                List.of("Compatibility PVR 0x0f000005 not valid for CPU"),
                refused(cpu(ModelIdentity.POWER8), sender).receiverLines());
        sender.env.compatPvr = COMPAT_3_10;
        assertEquals(
                List.of("Compatibility PVR 0x0f000006 not valid for CPU"),
                refused(cpu(ModelIdentity.POWER9), sender).receiverLines());
        sender.env.compatPvr = 0x12345678;
        assertEquals(
                List.of("Unknown compatibility PVR 0x12345678"),
                refused(cpu(ModelIdentity.POWER9), sender).receiverLines());
    }

    @Test
    void registersWithFieldsOfTheirOwnTravelAmongTheSprs() throws Exception {
        CpuRecord sender = cpu(ModelIdentity.POWER9);
        sender.env.lr = 0xc000_0000_0000_1238L;
        sender.env.ctr = -3;
        sender.env.cfar = 0x4444;
        sender.env.setXer(0xe00c_0025L);
        byte[] bytes = save(sender);
        ByteBuffer payload = ByteBuffer.wrap(bytes);
        int sprs = 8 + 256 + 32 + 8;
        assertEquals(sender.env.lr, payload.getLong(sprs + 8 * Spr.LR));
        assertEquals(0xe00c_0025L, payload.getLong(sprs + 8 * Spr.XER));
        CpuRecord receiver = cpu(ModelIdentity.POWER9);
        load(receiver, bytes);
        assertEquals(sender.env.lr, receiver.env.lr);
        assertEquals(-3, receiver.env.ctr);
        assertEquals(0x4444, receiver.env.cfar);
        assertEquals(0xe00c_0025L, receiver.env.xer());
        assertEquals(1, receiver.env.so);
    }

    @Test
    void onlyMsrBitsOfTheModelAreKept() throws Exception {
        CpuRecord sender = cpu(ModelIdentity.POWER9);
        sender.env.msr = -1L & ~Msr.TS & ~Msr.PR;
        CpuRecord receiver = cpu(ModelIdentity.POWER9);
        load(receiver, save(sender));
        assertEquals(0x8000_0001_0280_bf37L, receiver.env.msr);
        sender.env.msr = Msr.SF | Msr.PR;
        load(receiver, save(sender));
        assertEquals(Msr.SF | Msr.PR | Msr.EE | Msr.IR | Msr.DR, receiver.env.msr);
    }

    @Test
    void anSlbThatSlbmteWouldNotMakeIsRefused() throws Exception {
        CpuRecord sender = cpu(ModelIdentity.POWER8);
        sender.env.slbVsid[5] = 0x10;
        sender.env.slbEsid[5] = 0xc000_0000_0800_0000L;
        VmStateException e = refused(cpu(ModelIdentity.POWER8), sender);
        assertEquals(Errno.EPERM, e.errno());
        assertEquals(
                List.of("Bad page size encoding in SLB store: slot 5 esid 0xc000000008000000 vsid 0x0000000000000010"),
                e.receiverLines());
        sender.env.slbVsid[5] = 0x4000_0000_0000_0510L;
        load(cpu(ModelIdentity.POWER8), save(sender));
        sender.env.slbEsid[5] |= 5;
        assertEquals(Errno.EPERM, refused(cpu(ModelIdentity.POWER8), sender).errno());
        sender.env.slbEsid[5] = 0;
        sender.env.slbVsid[40] = 0x10;
        load(cpu(ModelIdentity.POWER8), save(sender));
    }

    @Test
    void whatOldMachineTypesSendIsThere() throws Exception {
        CpuRecord newest = cpu(ModelIdentity.POWER8);
        newest.env.compatPvr = COMPAT_2_07;
        assertTrue(mentions(save(newest), "cpu/compat"));
        assertTrue(mentions(save(newest), "cpu/rtas_stopped"));
        CpuRecord old = cpu(ModelIdentity.POWER8, rules(SectionAge.RESERVATION_INSIDE, true, true, true, false));
        old.env.compatPvr = COMPAT_2_07;
        old.env.reserveAddress = 0x1234;
        byte[] bytes = save(old);
        assertFalse(mentions(bytes, "cpu/compat"), "it stays at home");
        ByteBuffer payload = ByteBuffer.wrap(bytes);
        assertEquals(0x1234, payload.getLong(8504));
        assertEquals(0x8000_0001_0280_ff37L, payload.getLong(8528));
        assertEquals(0x8000_600f_e1ff_3a61L, payload.getLong(8536));
        assertEquals(0x23_fff6, payload.getLong(8544));
        assertEquals(0, payload.getInt(8552));
        CpuRecord receiver = cpu(ModelIdentity.POWER8, old.rules);
        load(receiver, bytes);
        assertEquals(0x1234, receiver.env.reserveAddress);
        assertEquals(32, receiver.migSlbNr);
    }

    @Test
    void anOldReceiverRefusesANewSlb() throws Exception {
        CpuRecord old = cpu(ModelIdentity.POWER9, rules(SectionAge.RESERVATION_INSIDE, false, false, false, false));
        CpuRecord newer = cpu(ModelIdentity.POWER9, rules(SectionAge.SLB_VERSION_2, false, false, false, false));
        VmStateException e = refused(old, newer);
        assertEquals(List.of("cpu/slb: incoming version_id 2 is too new for local version_id 1"), e.receiverLines());
        load(newer, save(old));
    }

    private static boolean mentions(byte[] bytes, String name) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(name);
    }

    /** Whatever the registers hold, two CPUs of a kind agree about them, for every kind there is. */
    @Test
    void randomStatesTravelUnchanged() throws Exception {
        RandomStates random = new RandomStates(3);
        for (SectionRules rules : everyRule()) {
            VmStateDescription<CpuRecord> vmsd = CpuDescription.of(rules);
            for (int i = 0; i < 3; i++) {
                CpuRecord sender = CpuRecord.scratch(ModelIdentity.POWER9, rules);
                random.fill(vmsd, sender);
                possible(sender.env);
                byte[] bytes = save(sender);
                CpuRecord receiver = CpuRecord.scratch(ModelIdentity.POWER9, rules);
                load(receiver, bytes);
                assertArrayEquals(bytes, save(receiver), rules.toString());
                assertArrayEquals(
                        Arrays.copyOf(sender.env.gpr, PpcState.GPRS), Arrays.copyOf(receiver.env.gpr, PpcState.GPRS));
                assertArrayEquals(sender.env.vsr, receiver.env.vsr);
                assertArrayEquals(sender.env.cr, receiver.env.cr);
                assertEquals(0, receiver.env.gpr[PpcState.ZERO]);
            }
        }
    }

    /** Random bits that no CPU can have are made possible. */
    private static void possible(PpcState env) {
        env.spr[Spr.PVR] = ModelIdentity.POWER9.pvr();
        env.compatPvr = COMPAT_3_00;
        env.spr[Spr.PCR] = 0;
        env.msr &= 0x8000_0001_0280_bf37L;
        for (int i = 0; i < PpcState.SLB_ENTRIES; i++) {
            env.slbEsid[i] &= 0xffff_ffff_f800_0000L;
            env.slbVsid[i] &= 0x7fff_ffff_ffff_fecfL;
        }
    }

    private static List<SectionRules> everyRule() {
        List<SectionRules> all = new ArrayList<>();
        for (SectionAge age : SectionAge.values()) {
            for (int i = 0; i < 16; i++) {
                boolean stopped = (i & 8) != 0 && !age.reservationInside();
                all.add(rules(age, (i & 1) != 0, (i & 2) != 0, (i & 4) != 0, stopped));
            }
        }
        return all;
    }
}
