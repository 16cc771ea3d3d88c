package io.pagurus.cpu.ppc64.gdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The protocol, packet by packet, as a debugger that means no good may speak it. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GdbSessionTest {
    private TestGuest guest;
    private GdbServer server;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    @BeforeEach
    void connect() throws IOException {
        guest = new TestGuest(false);
        server = new GdbServer(0, new SteppedTarget(() -> java.util.List.of(guest), guest));
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        // As debuggers do. Else each packet waits until the acknowledgement sent before it is acknowledged itself.
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    @AfterEach
    void disconnect() throws Exception {
        socket.close();
        server.close();
        guest.close();
    }

    private void raw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void send(String packet) throws IOException {
        int sum = packet.chars().sum() & 0xff;
        raw("$%s#%02x".formatted(packet, sum));
    }

    private String receive() throws IOException {
        StringBuilder text = new StringBuilder();
        int b = in.read();
        while (b != '$') {
            if (b < 0) {
                return "gone";
            }
            b = in.read();
        }
        for (b = in.read(); b != '#'; b = in.read()) {
            text.append((char) b);
        }
        in.readNBytes(2);
        raw("+");
        return text.toString();
    }

    private String ask(String packet) throws IOException {
        send(packet);
        return receive();
    }

    @Test
    void registersAreReadAndWrittenByNumber() throws IOException {
        assertEquals("0000000000001000", ask("p40"));
        assertEquals("OK", ask("P4=0123456789abcdef"));
        assertEquals("0123456789abcdef", ask("p4"));
        assertEquals("0123456789abcdef", ask("g").substring(64, 80));
        assertEquals("OK", ask("P47=000102030405060708090a0b0c0d0e0f"));
        assertEquals("000102030405060708090a0b0c0d0e0f", ask("p47"));
        assertEquals(0x0001020304050607L, guest.cpu.vsr[64]);
        assertEquals("E16", ask("P4=01"));
        assertEquals("E16", ask("pffff"));
    }

    @Test
    void theDescriptionComesInPieces() throws IOException {
        StringBuilder xml = new StringBuilder();
        String piece = "m";
        while (piece.startsWith("m")) {
            piece = ask("qXfer:features:read:target.xml:%x,400".formatted(xml.length()));
            xml.append(piece.substring(1));
        }
        assertEquals('l', piece.charAt(0));
        assertTrue(xml.toString().endsWith("</target>\n"), xml.toString());
        assertTrue(xml.toString().contains("name=\"vs31h\" bitsize=\"64\""));
        assertEquals("E00", ask("qXfer:features:read:other.xml:0,400"));
    }

    @Test
    void memoryThatIsNotMappedIsAFault() throws IOException {
        assertEquals("3c600001", ask("m1000,4"));
        assertEquals("E0e", ask("m1fffe,4"));
        assertEquals("OK", ask("M10000,2:beef"));
        assertEquals("beef", ask("m10000,2"));
        assertEquals("OK", ask("X10004,2:}\u0003A"));
        assertEquals("2341", ask("m10004,2"));
        assertEquals("E0e", ask("Mffffffffffffffff,2:beef"));
        assertEquals("E16", ask("M10000,3:beef"));
        assertEquals("E16", ask("m1000,7fffffff"));
    }

    @Test
    void stepsBreaksAndWatches() throws IOException {
        assertEquals("T05thread:1;", ask("s"));
        assertEquals("0000000000001004", ask("p40"));
        assertEquals("OK", ask("Z0,1010,4"));
        assertEquals("T05thread:1;", ask("c"));
        assertEquals("0000000000001010", ask("p40"));
        assertEquals("OK", ask("z0,1010,4"));
        assertEquals("OK", ask("Z2,10104,4"));
        assertEquals("T05thread:1;watch:10104;", ask("c"));
        assertEquals("0000000000001018", ask("p40"));
        assertEquals("OK", ask("z2,10104,4"));
        assertEquals("OK", ask("Z3,10100,8"));
        assertEquals("T05thread:1;rwatch:10100;", ask("vCont;c"));
        assertEquals("000000000000101c", ask("p40"));
        assertEquals("OK", ask("z3,10100,8"));
        send("c");
        raw("\u0003");
        assertEquals("T02thread:1;", receive());
    }

    @Test
    void nonsenseIsAnsweredAndNothingBreaks() throws IOException {
        for (String packet : new String[] {
            "p",
            "P",
            "P=",
            "m",
            "m,",
            "mzz,4",
            "M0",
            "Z9,0,0",
            "Z0",
            "z0,,",
            "H",
            "Hg",
            "HgZZ",
            "Hgffff",
            "Tffff",
            "G0",
            "Gzz",
            "X0,1:",
            "qXfer:features:read:target.xml:",
            "vCont;s:zz",
            "cZZ"
        }) {
            String answer = ask(packet);
            assertTrue(answer.equals("E16") || answer.equals("E0e"), packet + " " + answer);
        }
        assertEquals("", ask("jThreadsInfo"));
        assertEquals("", ask("vMustReplyEmpty"));
        raw("$p40#00");
        assertEquals("0000000000001000", ask("p40"));
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] junk = new byte[random.nextInt(40)];
            random.nextBytes(junk);
            String text = new String(junk, StandardCharsets.ISO_8859_1).replaceAll("[#$}\u0003]", "");
            raw("$%s#%02x"
                    .formatted(
                            text.isEmpty() ? "" : "m" + text,
                            text.isEmpty() ? 0 : ("m" + text).chars().sum() & 0xff));
            receive();
        }
        assertEquals("0000000000001000", ask("p40"));
    }

    @Test
    void aPacketThatNeverEndsEndsTheConnectionOnly() throws IOException {
        // One byte too many: what the server had not read when it hangs up would reset the connection instead.
        raw("$" + "m".repeat(GdbConnection.PACKET_SIZE + 1));
        assertEquals("gone", receive());
        try (Socket again = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            again.getOutputStream().write("$p40#d4".getBytes(StandardCharsets.ISO_8859_1));
            assertEquals('+', again.getInputStream().read());
        }
    }
}
