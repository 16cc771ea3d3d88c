package io.pagurus.cpu.ppc64.gdb;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Packets of the remote serial protocol over a byte stream (GDB's manual, "Remote Protocol: Overview"). Text is ISO 8859-1, so
 * that a packet with binary data is a string too.
 */
final class GdbConnection {
    /** Most bytes of a packet that is accepted, and that a debugger is told of. */
    static final int PACKET_SIZE = 0x4000;

    /** What {@link #receive} gives when the debugger interrupts. */
    static final String INTERRUPT = "\u0003";

    private static final int ESCAPE = '}';
    private static final int ESCAPED = 0x20;

    private final InputStream in;
    private final OutputStream out;
    private volatile boolean acknowledged = true;

    GdbConnection(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in);
        this.out = new BufferedOutputStream(out);
    }

    /** From the next packet on, neither side acknowledges. */
    void stopAcknowledging() {
        acknowledged = false;
    }

    /**
     * Waits for a packet; one whose checksum is wrong is asked for again, one that is too long is a broken connection.
     *
     * @return its contents, unescaped, or {@link #INTERRUPT}
     * @throws EOFException if the debugger has gone
     */
    String receive() throws IOException {
        while (true) {
            int b = next();
            if (b == 3) {
                return INTERRUPT;
            }
            if (b != '$') {
                continue;
            }
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            int sum = 0;
            for (b = next(); b != '#'; b = next()) {
                sum += b;
                if (b == ESCAPE) {
                    b = next();
                    sum += b;
                    b ^= ESCAPED;
                }
                packet.write(b);
                if (packet.size() > PACKET_SIZE) {
                    throw new IOException("a packet of more than %d bytes".formatted(PACKET_SIZE));
                }
            }
            int told = Character.digit(next(), 16) << 4 | Character.digit(next(), 16);
            boolean good = told == (sum & 0xff);
            if (acknowledged) {
                raw(good ? "+" : "-");
            }
            if (good) {
                return packet.toString(StandardCharsets.ISO_8859_1);
            }
        }
    }

    /** Sends a packet. */
    synchronized void send(String text) throws IOException {
        StringBuilder packet = new StringBuilder("$");
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#' || c == '$' || c == ESCAPE || c == '*') {
                packet.append((char) ESCAPE);
                sum += ESCAPE;
                c = (char) (c ^ ESCAPED);
            }
            packet.append(c);
            sum += c;
        }
        raw(packet.append("#%02x".formatted(sum & 0xff)).toString());
    }

    private synchronized void raw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private int next() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException("the debugger has gone");
        }
        return b;
    }
}
