package io.pagurus.cpu.ppc64.gdb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on a loopback port for debuggers, one at a time. */
public final class GdbServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GdbServer.class);

    private final ServerSocket listening;
    private final DebugTarget target;
    private volatile Socket client = new Socket();
    private volatile boolean closed;

    /**
     * Listens from now on.
     *
     * @param port port of the loopback interface, or 0 for any that is free
     * @param target what is debugged
     * @throws IOException if the port cannot be had
     */
    public GdbServer(int port, DebugTarget target) throws IOException {
        this.target = target;
        listening = new ServerSocket();
        try {
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        } catch (IOException e) {
            listening.close();
            throw e;
        }
        Thread.ofPlatform().name("gdb-" + port()).daemon().start(this::serve);
    }

    /** {@return the port it listens on} */
    public int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        while (!closed) {
            try (Socket socket = listening.accept()) {
                client = socket;
                socket.setTcpNoDelay(true);
                new GdbSession(new GdbConnection(socket.getInputStream(), socket.getOutputStream()), target).run();
            } catch (IOException | RuntimeException e) {
                if (!closed) {
                    LOG.warn("the connection of a debugger ended: {}", e.getMessage());
                    LOG.debug("why the connection of a debugger ended", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Ends the connection and listens no more; the guest goes on. */
    @Override
    public void close() {
        closed = true;
        try {
            listening.close();
            client.close();
        } catch (IOException e) {
            LOG.debug("closing a debugger's port", e);
        }
    }
}
