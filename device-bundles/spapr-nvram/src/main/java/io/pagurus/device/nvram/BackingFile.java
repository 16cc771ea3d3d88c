package io.pagurus.device.nvram;

import io.pagurus.qdev.DeviceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that keeps an NVRAM's contents; its size is the NVRAM's. */
final class BackingFile implements NvramModel.Backing {
    private static final Logger log = LoggerFactory.getLogger(BackingFile.class);

    private final Path path;

    BackingFile(Path path) {
        this.path = path;
    }

    /** {@return the whole contents} */
    byte[] load() throws DeviceException {
        try {
            long size = Files.size(path);
            if (!NvramState.fits(size)) {
                throw new DeviceException("spapr-nvram must be between %d and %d bytes in size; %s has %d"
                        .formatted(NvramState.MIN_SIZE, NvramState.MAX_SIZE, path, size));
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new DeviceException("can't read spapr-nvram contents from %s: %s".formatted(path, e), e);
        }
    }

    @Override
    public boolean store(int offset, byte[] bytes) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                file.write(rest, offset + (long) rest.position());
            }
            return true;
        } catch (IOException e) {
            log.warn("NVRAM contents cannot be kept in {}", path, e);
            return false;
        }
    }
}
