package io.pagurus.migration.stream;

import io.pagurus.memory.RamBlock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** RAM of pages in a map. */
final class TestRam implements RamBlock {
    private final String idstr;
    private final long usedLength;
    private final Map<Long, byte[]> pages = new HashMap<>();

    TestRam(String idstr, long usedLength) {
        this.idstr = idstr;
        this.usedLength = usedLength;
    }

    @Override
    public String idstr() {
        return idstr;
    }

    @Override
    public long usedLength() {
        return usedLength;
    }

    @Override
    public void read(long offset, byte[] dst, int at, int length) {
        Objects.checkFromIndexSize(offset, length, usedLength);
        for (int i = 0; i < length; ) {
            int inPage = (int) ((offset + i) % PAGE_SIZE);
            int part = Math.min(length - i, PAGE_SIZE - inPage);
            byte[] page = pages.getOrDefault((offset + i) / PAGE_SIZE, new byte[PAGE_SIZE]);
            System.arraycopy(page, inPage, dst, at + i, part);
            i += part;
        }
    }

    @Override
    public void write(long offset, byte[] src, int at, int length) {
        Objects.checkFromIndexSize(offset, length, usedLength);
        for (int i = 0; i < length; ) {
            int inPage = (int) ((offset + i) % PAGE_SIZE);
            int part = Math.min(length - i, PAGE_SIZE - inPage);
            byte[] page = pages.computeIfAbsent((offset + i) / PAGE_SIZE, _ -> new byte[PAGE_SIZE]);
            System.arraycopy(src, at + i, page, inPage, part);
            i += part;
        }
    }

    @Override
    public void clearPage(long offset) {
        Objects.checkFromIndexSize(offset, PAGE_SIZE, usedLength);
        pages.remove(offset / PAGE_SIZE);
    }

    @Override
    public boolean isZeroPage(long offset) {
        Objects.checkFromIndexSize(offset, PAGE_SIZE, usedLength);
        byte[] page = pages.get(offset / PAGE_SIZE);
        if (page != null) {
            for (byte b : page) {
                if (b != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
