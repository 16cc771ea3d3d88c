package io.pagurus.cpu.ppc64.exec;

/** A storage that has another do everything, but for what its extension does itself. */
public abstract class ForwardingStorage implements Storage {
    private final Storage to;

    /**
     * For an extension.
     *
     * @param to does everything
     */
    protected ForwardingStorage(Storage to) {
        this.to = to;
    }

    @Override
    public long translate(Cpu cpu, long ea, int kind) {
        return to.translate(cpu, ea, kind);
    }

    @Override
    public long probe(Cpu cpu, long ea, int kind) {
        return to.probe(cpu, ea, kind);
    }

    @Override
    public void stored(Cpu cpu, long host, int bytes) {
        to.stored(cpu, host, bytes);
    }

    @Override
    public void decoding(Cpu cpu, long host, int words) {
        to.decoding(cpu, host, words);
    }

    @Override
    public void listen(Cpu cpu, CodePages.Listener listener) {
        to.listen(cpu, listener);
    }

    @Override
    public void flushOthers(Cpu by) {
        to.flushOthers(by);
    }

    @Override
    public void awaitOthers(Cpu by) {
        to.awaitOthers(by);
    }

    @Override
    public boolean segmentSupported(long vsid) {
        return to.segmentSupported(vsid);
    }
}
