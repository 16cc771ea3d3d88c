package io.pagurus.oracle;

import java.nio.file.Files;
import java.nio.file.Path;

/** Gives streams to QEMU and tells of each in one line. */
final class Trial {
    private final QemuOracle qemu;

    Trial(QemuOracle qemu) {
        this.qemu = qemu;
    }

    /** {@return what QEMU, started as the destination of a recording, makes of a stream} */
    QemuAnswer offer(Recording recording, String what, byte[] stream) throws Exception {
        Path file = Files.createTempFile("offered-", ".stream");
        try {
            Files.write(file, stream);
            QemuAnswer answer = qemu.receive(file, recording.arguments());
            System.out.printf(
                    "QEMU %s %s %s: %s in %d ms%s%n",
                    qemu.version(),
                    answer.completed() ? "takes" : "refuses",
                    what,
                    answer.status(),
                    answer.millis(),
                    answer.words().isEmpty() ? "" : ": " + answer.words().getFirst());
            return answer;
        } finally {
            Files.delete(file);
        }
    }
}
