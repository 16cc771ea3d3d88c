package io.pagurus.core.memory;

import io.pagurus.memory.WriteListener;
import java.util.Arrays;

/** Who hears of writes to the RAM of one machine. */
public final class WriteListeners {
    private static final WriteListener[] NOBODY = {};

    private volatile WriteListener[] all = NOBODY;

    /** Nobody. */
    public WriteListeners() {}

    synchronized WriteListener.Listening add(WriteListener listener) {
        WriteListener[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = listener;
        all = more;
        return () -> remove(listener);
    }

    private synchronized void remove(WriteListener listener) {
        all = Arrays.stream(all).filter(one -> !one.equals(listener)).toArray(WriteListener[]::new);
    }

    void written(long host, long length) {
        WriteListener[] now = all;
        for (WriteListener listener : now) {
            listener.written(host, length);
        }
    }
}
