package io.pagurus.spapr.machine.hcall;

import io.pagurus.cpu.CpuInspection;
import io.pagurus.spapr.SpaprCpu;

/** Registers without instructions. */
final class FakeSpaprCpu implements SpaprCpu {
    private final int index;
    private final long[] gprs = new long[32];
    private final long[] sprs = new long[1024];
    private long nip;
    private long msr;
    private boolean stopped;
    private int compatPvr;
    boolean asleep;

    FakeSpaprCpu(int index) {
        this.index = index;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public String model() {
        return "FAKE";
    }

    @Override
    public Exit run(long instructions) {
        return Exit.HALTED;
    }

    @Override
    public void kick() {}

    @Override
    public boolean halted() {
        return asleep || stopped;
    }

    @Override
    public long nextDeadline() {
        return NEVER;
    }

    @Override
    public long completed() {
        return 0;
    }

    @Override
    public void forgetTranslations() {}

    @Override
    public boolean forgetting() {
        return false;
    }

    @Override
    public CpuInspection inspection() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long gpr(int number) {
        return gprs[number];
    }

    @Override
    public void setGpr(int number, long value) {
        gprs[number] = value;
    }

    @Override
    public long nip() {
        return nip;
    }

    @Override
    public void setNip(long address) {
        nip = address;
    }

    @Override
    public long msr() {
        return msr;
    }

    @Override
    public void setMsr(long value) {
        msr = value;
    }

    @Override
    public long spr(int number) {
        return sprs[number];
    }

    @Override
    public void setSpr(int number, long value) {
        sprs[number] = value;
    }

    @Override
    public void sleep() {
        asleep = true;
    }

    @Override
    public void rouse() {
        asleep = false;
    }

    @Override
    public boolean stoppedByRtas() {
        return stopped;
    }

    @Override
    public void setStoppedByRtas(boolean now) {
        stopped = now;
    }

    @Override
    public int compatPvr() {
        return compatPvr;
    }

    @Override
    public boolean setCompatPvr(int pvr) {
        compatPvr = pvr;
        return true;
    }

    @Override
    public void setExternal(boolean asserted) {}
}
