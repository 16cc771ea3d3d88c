package io.pagurus.cpu.ppc64.gdb;

import io.pagurus.cpu.ppc64.exec.Cpu;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Serves one debugger on one target, from its first packet to its last. */
final class GdbSession {
    private static final String OK = "OK";
    private static final String UNSUPPORTED = "";

    /** EFAULT: memory that is not mapped. */
    private static final String FAULT = "E0e";

    /** EINVAL: a packet that makes no sense. */
    private static final String INVALID = "E16";

    private static final HexFormat HEX = HexFormat.of();

    /** What the session waits for: a packet, a stop of the guest, or the end of the connection. */
    private sealed interface Event {
        record Packet(String text) implements Event {}

        record Stopped(Stop stop, int resumption) implements Event {}

        record Gone() implements Event {}
    }

    private final GdbConnection connection;
    private final DebugTarget target;
    private final StopPoints points = new StopPoints();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** CPU that registers and memory are asked of. */
    private int selected;

    /** CPU that a step without a name means; -1 for all. */
    private int moved = -1;

    private boolean running;

    /** Counts resumptions, so that a report that comes late is known as such. */
    private int resumption;

    private Stop last = new Stop(0, Stop.Reason.TRAP, 0);
    private boolean over;

    GdbSession(GdbConnection connection, DebugTarget target) {
        this.connection = connection;
        this.target = target;
    }

    /** Serves until the debugger detaches, kills or goes; the guest goes on unless killed. */
    void run() throws IOException, InterruptedException {
        target.halt();
        Thread reader = Thread.ofVirtual().name("gdb-reader").start(this::readPackets);
        try {
            while (!over) {
                switch (events.take()) {
                    case Event.Packet(String text) -> packet(text);
                    case Event.Stopped(Stop stop, int which) -> {
                        if (running && which == resumption) {
                            running = false;
                            last = stop;
                            selected = stop.cpu();
                            connection.send(stopReply(stop));
                        }
                    }
                    case Event.Gone() -> leave();
                }
            }
        } finally {
            reader.interrupt();
            if (!over) {
                leave();
            }
        }
    }

    private void leave() {
        over = true;
        target.halt();
        points.clear();
        target.detach();
    }

    private void readPackets() {
        try {
            while (true) {
                events.add(new Event.Packet(connection.receive()));
            }
        } catch (IOException e) {
            // Whatever broke it, there is nobody to tell.
            events.add(new Event.Gone());
        }
    }

    private void packet(String text) throws IOException {
        if (text.equals(GdbConnection.INTERRUPT)) {
            if (running) {
                target.halt();
                running = false;
                last = new Stop(selected, Stop.Reason.INTERRUPT, 0);
                connection.send(stopReply(last));
            }
            return;
        }
        if (running) {
            // The protocol allows nothing else while the guest runs.
            return;
        }
        String answer;
        try {
            answer = answer(text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            answer = INVALID;
        }
        if (answer != null) {
            connection.send(answer);
        }
        if (text.equals("QStartNoAckMode")) {
            connection.stopAcknowledging();
        }
    }

    /** {@return the answer to a packet; null if it comes later or never} */
    private @Nullable String answer(String text) {
        if (text.isEmpty()) {
            return UNSUPPORTED;
        }
        String rest = text.substring(1);
        return switch (text.charAt(0)) {
            case '?' -> stopReply(last);
            case 'g' -> registers();
            case 'G' -> setRegisters(rest);
            case 'p' -> readRegister(number(rest));
            case 'P' -> writeRegister(rest);
            case 'm' -> readMemory(rest);
            case 'M' -> writeMemory(rest, true);
            case 'X' -> writeMemory(rest, false);
            case 'c', 'C' -> resume(text.charAt(0) == 'c' ? rest : signalled(rest));
            case 's', 'S' -> step(Math.max(moved, 0), text.charAt(0) == 's' ? rest : signalled(rest));
            case 'Z' -> stopPoint(rest, true);
            case 'z' -> stopPoint(rest, false);
            case 'H' -> select(rest);
            case 'T' -> thread(rest) < target.cpus() ? OK : INVALID;
            case 'D' -> {
                over = true;
                points.clear();
                target.detach();
                yield OK;
            }
            case 'k' -> {
                over = true;
                target.kill();
                yield null;
            }
            case 'v' -> verbose(text);
            case 'q', 'Q' -> query(text);
            default -> UNSUPPORTED;
        };
    }

    private @Nullable String verbose(String text) {
        if (text.equals("vCont?")) {
            return "vCont;c;C;s;S";
        }
        if (text.startsWith("vCont;")) {
            for (String action : text.substring("vCont;".length()).split(";", -1)) {
                String[] parts = action.split(":", -1);
                if (parts[0].startsWith("s") || parts[0].startsWith("S")) {
                    int cpu = parts.length > 1 ? thread(parts[1]) : Math.max(moved, 0);
                    return step(Math.max(cpu, 0), "");
                }
            }
            return resume("");
        }
        if (text.startsWith("vKill")) {
            over = true;
            target.kill();
            return OK;
        }
        return UNSUPPORTED;
    }

    private String query(String text) {
        if (text.startsWith("qSupported")) {
            return "PacketSize=%x;QStartNoAckMode+;qXfer:features:read+;vContSupported+"
                    .formatted(GdbConnection.PACKET_SIZE);
        }
        String features = "qXfer:features:read:";
        if (text.startsWith(features)) {
            return transfer(text.substring(features.length()));
        }
        return switch (text) {
            case "QStartNoAckMode" -> OK;
            case "qAttached" -> "1";
            case "qC" -> "QC%x".formatted(selected + 1);
            case "qfThreadInfo" ->
                IntStream.rangeClosed(1, target.cpus())
                        .mapToObj(Integer::toHexString)
                        .collect(Collectors.joining(",", "m", ""));
            case "qsThreadInfo" -> "l";
            default -> {
                if (text.startsWith("qThreadExtraInfo,")) {
                    int cpu = thread(text.substring("qThreadExtraInfo,".length()));
                    String what = target.cpu(cpu).halted != 0 ? "CPU#%d [halted]" : "CPU#%d [running]";
                    yield HEX.formatHex(what.formatted(cpu).getBytes(StandardCharsets.ISO_8859_1));
                }
                yield UNSUPPORTED;
            }
        };
    }

    private static String transfer(String request) {
        String annex = "target.xml:";
        if (!request.startsWith(annex)) {
            return "E00";
        }
        String[] range = request.substring(annex.length()).split(",", -1);
        String text = GdbRegisters.description();
        int offset = (int) Math.min(number(range[0]), text.length());
        int length = (int) Math.min(number(range[1]), GdbConnection.PACKET_SIZE - 4);
        int end = (int) Math.min((long) offset + length, text.length());
        return (end == text.length() ? "l" : "m") + text.substring(offset, end);
    }

    // ---- registers

    private boolean littleEndian() {
        return target.cpu(selected).littleEndian;
    }

    private String registers() {
        StringBuilder all = new StringBuilder();
        for (GdbRegister register : GdbRegisters.all().subList(0, GdbRegisters.IN_G)) {
            all.append(HEX.formatHex(register.read(target.cpu(selected), littleEndian())));
        }
        return all.toString();
    }

    private String setRegisters(String hex) {
        byte[] bytes = HEX.parseHex(hex);
        Cpu cpu = target.cpu(selected);
        boolean order = littleEndian();
        int at = 0;
        for (GdbRegister register : GdbRegisters.all().subList(0, GdbRegisters.IN_G)) {
            if (at + register.bytes() > bytes.length) {
                break;
            }
            register.write(cpu, java.util.Arrays.copyOfRange(bytes, at, at + register.bytes()), order);
            at += register.bytes();
        }
        cpu.stateChanged();
        return OK;
    }

    private String readRegister(long number) {
        List<GdbRegister> all = GdbRegisters.all();
        if (number >= all.size()) {
            return INVALID;
        }
        return HEX.formatHex(all.get((int) number).read(target.cpu(selected), littleEndian()));
    }

    private String writeRegister(String rest) {
        int equals = rest.indexOf('=');
        long number = number(rest.substring(0, equals));
        List<GdbRegister> all = GdbRegisters.all();
        if (number >= all.size()) {
            return INVALID;
        }
        GdbRegister register = all.get((int) number);
        byte[] bytes = HEX.parseHex(rest.substring(equals + 1));
        if (bytes.length != register.bytes()) {
            return INVALID;
        }
        Cpu cpu = target.cpu(selected);
        register.write(cpu, bytes, littleEndian());
        cpu.stateChanged();
        return OK;
    }

    // ---- memory

    private String readMemory(String rest) {
        String[] parts = rest.split(",", -1);
        long length = number(parts[1]);
        if (length > GdbConnection.PACKET_SIZE / 2) {
            return INVALID;
        }
        byte[] bytes = new byte[(int) length];
        return target.read(selected, number(parts[0]), bytes) ? HEX.formatHex(bytes) : FAULT;
    }

    private String writeMemory(String rest, boolean hex) {
        int colon = rest.indexOf(':');
        String[] parts = rest.substring(0, colon).split(",", -1);
        String data = rest.substring(colon + 1);
        byte[] bytes = hex ? HEX.parseHex(data) : data.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length != number(parts[1])) {
            return INVALID;
        }
        return target.write(selected, number(parts[0]), bytes) ? OK : FAULT;
    }

    // ---- going on

    private static String signalled(String rest) {
        int semicolon = rest.indexOf(';');
        return semicolon < 0 ? "" : rest.substring(semicolon + 1);
    }

    private void from(int cpu, String address) {
        if (!address.isEmpty()) {
            target.cpu(cpu).nip = number(address) & ~3L;
        }
    }

    private @Nullable String resume(String address) {
        from(selected, address);
        running = true;
        int which = ++resumption;
        target.resume(points, stop -> events.add(new Event.Stopped(stop, which)));
        return null;
    }

    private @Nullable String step(int cpu, String address) {
        if (cpu >= target.cpus()) {
            return INVALID;
        }
        from(cpu, address);
        running = true;
        int which = ++resumption;
        target.step(cpu, points, stop -> events.add(new Event.Stopped(stop, which)));
        return null;
    }

    private String stopPoint(String rest, boolean insert) {
        String[] parts = rest.split("[,;]", -1);
        long address = number(parts[1]);
        long length = number(parts[2]);
        boolean done = switch (parts[0]) {
            case "0", "1" -> {
                if (insert) {
                    yield points.addBreakpoint(address);
                }
                points.removeBreakpoint(address);
                yield true;
            }
            case "2", "3", "4" -> {
                Stop.Reason kind = List.of(Stop.Reason.WATCH, Stop.Reason.READ_WATCH, Stop.Reason.ACCESS_WATCH)
                        .get(parts[0].charAt(0) - '2');
                if (insert) {
                    yield length > 0 && points.addWatch(address, length, kind);
                }
                points.removeWatch(address, length, kind);
                yield true;
            }
            default -> throw new IllegalArgumentException("no such kind of point");
        };
        return done ? OK : INVALID;
    }

    private String select(String rest) {
        int cpu = thread(rest.substring(1));
        if (cpu >= target.cpus()) {
            return INVALID;
        }
        if (rest.charAt(0) == 'g' && cpu >= 0) {
            selected = cpu;
        } else if (rest.charAt(0) == 'c') {
            moved = cpu;
        }
        return OK;
    }

    /** {@return the CPU a thread id means, or -1 for all or any} */
    private static int thread(String id) {
        if (id.equals("-1") || id.equals("0")) {
            return -1;
        }
        long number = number(id);
        if (number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("no such thread");
        }
        return (int) number - 1;
    }

    private static String stopReply(Stop stop) {
        String thread = "thread:%x;".formatted(stop.cpu() + 1);
        return switch (stop.reason()) {
            case TRAP -> "T05" + thread;
            case INTERRUPT -> "T02" + thread;
            case WATCH -> "T05" + thread + "watch:%x;".formatted(stop.address());
            case READ_WATCH -> "T05" + thread + "rwatch:%x;".formatted(stop.address());
            case ACCESS_WATCH -> "T05" + thread + "awatch:%x;".formatted(stop.address());
            case EXITED -> "W00";
        };
    }

    private static long number(String hex) {
        return Long.parseUnsignedLong(hex.toLowerCase(Locale.ROOT), 16);
    }
}
