package io.pagurus.migration.stream;

import io.pagurus.memory.RamBlock;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks pages that were not sent as they are. */
final class PageDecoder {
    private static final int PAGE = RamBlock.PAGE_SIZE;
    /** What zlib needs at most for a page that does not pack: its {@code compressBound}. */
    private static final int MAX_COMPRESSED = PAGE + (PAGE >> 12) + (PAGE >> 14) + (PAGE >> 25) + 13;

    private static final int XBZRLE_ENCODING = 1;

    private final byte[] packed = new byte[MAX_COMPRESSED];

    /**
     * Reads an XBZRLE record: pairs of (bytes that stay, bytes that follow) with lengths in ULEB128 of 1 or 2 bytes.
     *
     * @param page the page as it was; changed into what it is
     */
    void xbzrle(StateInput in, byte[] page, long address) throws VmStateException {
        long at = in.position();
        int encoding = in.u8();
        int length = in.u16();
        String line = null;
        if (encoding != XBZRLE_ENCODING) {
            line = "Failed to load XBZRLE page - wrong compression!";
        } else if (length > PAGE) {
            line = "Failed to load XBZRLE page - len overflow!";
        } else {
            in.bytes(packed, 0, length);
            if (!patch(packed, length, page)) {
                line = "Failed to load XBZRLE page - decode error!";
            }
        }
        if (line != null) {
            throw new VmStateException(Errno.EINVAL, "a bad XBZRLE page")
                    .receiverLine(line)
                    .receiverLine("Failed to decompress XBZRLE page at %x".formatted(address))
                    .at(at);
        }
    }

    /** Applies an encoded difference to a page; false if it is malformed or leaves the page. */
    static boolean patch(byte[] source, int length, byte[] page) {
        int from = 0;
        int to = 0;
        boolean stay = true;
        while (from < length) {
            int value = source[from++] & 0xff;
            if ((value & 0x80) != 0) {
                if (from == length || (source[from] & 0x80) != 0) {
                    return false;
                }
                value = (value & 0x7f) | (source[from++] << 7);
            }
            boolean first = from <= 2 && stay && to == 0;
            if ((value == 0 && !first) || value > page.length - to) {
                return false;
            }
            if (!stay) {
                if (value > length - from) {
                    return false;
                }
                System.arraycopy(source, from, page, to, value);
                from += value;
            }
            to += value;
            stay = !stay;
        }
        // Every run of unchanged bytes is followed by changed ones.
        return stay;
    }

    /** Reads a page packed by zlib. */
    void inflate(StateInput in, byte[] page) throws VmStateException {
        long at = in.position();
        long length = in.u32();
        if (length > MAX_COMPRESSED) {
            throw new VmStateException(Errno.EINVAL, "a packed page is too long")
                    .receiverLine("Invalid compressed data length: " + (int) length)
                    .at(at)
                    .expected("at most " + MAX_COMPRESSED)
                    .found(Long.toString(length));
        }
        in.bytes(packed, 0, (int) length);
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed, 0, (int) length);
            if (inflater.inflate(page) != PAGE) {
                throw new VmStateException(Errno.EINVAL, "a packed page unpacks to less than a page").at(at);
            }
        } catch (DataFormatException e) {
            throw new VmStateException(Errno.EINVAL, "a damaged packed page", e)
                    .receiverLine("decompress data failed")
                    .at(at);
        }
    }
}
