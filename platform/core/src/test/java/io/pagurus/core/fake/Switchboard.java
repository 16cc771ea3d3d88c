package io.pagurus.core.fake;

import io.pagurus.qdev.DeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The contract that fake machines offer: each line is held by one device at a time. */
public final class Switchboard {
    /** Who holds which line. */
    public final Map<String, FakeDevice> lines = new ConcurrentHashMap<>();

    /** What happened, in order. */
    public final List<String> log = new ArrayList<>();

    void connect(String line, FakeDevice device) throws DeviceException {
        if (lines.putIfAbsent(line, device) != null) {
            throw new DeviceException("line " + line + " is taken");
        }
        log.add("+" + line);
    }

    void disconnect(String line, FakeDevice device) {
        if (lines.remove(line, device)) {
            log.add("-" + line);
        }
    }
}
