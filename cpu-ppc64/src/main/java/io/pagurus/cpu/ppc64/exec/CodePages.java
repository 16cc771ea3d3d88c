package io.pagurus.cpu.ppc64.exec;

import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which words of guest memory instructions were decoded from, for one machine, so that a store to one of them takes what
 * was derived from it away. Words and not pages, because code and data share pages: a store beside code costs its slow
 * path only.
 *
 * <p>Whoever decodes marks first and reads then; whoever stores writes first and asks then. So one of the two sees the
 * other, on whatever CPUs they run.
 */
public final class CodePages {
    private static final int BUCKETS = 1 << 12;
    private static final int WORDS = Cpu.PAGE / Integer.BYTES;

    private final AtomicReferenceArray<@Nullable Page> buckets = new AtomicReferenceArray<>(BUCKETS);
    private final CpuGroup cpus;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Hears of code that was overwritten. */
    public interface Listener {
        /**
         * Decoded words were written to: what was derived from any of them must not be entered again. What runs already
         * may finish.
         *
         * @param host host address of the first byte written
         * @param bytes how many, all in one page
         */
        void overwritten(long host, int bytes);
    }

    /** A page that code was ever decoded from. */
    private static final class Page {
        final long number;
        final @Nullable Page next;
        final AtomicLongArray marks = new AtomicLongArray(WORDS / Long.SIZE);

        Page(long number, @Nullable Page next) {
            this.number = number;
            this.next = next;
        }

        boolean marked() {
            for (int i = 0; i < marks.length(); i++) {
                if (marks.get(i) != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * No code anywhere.
     *
     * @param cpus whose store TLBs are to be kept free of pages with code
     */
    public CodePages(CpuGroup cpus) {
        this.cpus = cpus;
    }

    /**
     * Adds who keeps decoded code.
     *
     * @param listener is told on the thread that stores, several at once
     */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /**
     * Takes a listener out.
     *
     * @param listener was added
     */
    public void ignore(Listener listener) {
        listeners.remove(listener);
    }

    /**
     * Says that words are about to be decoded. More than are decoded in the end may be said.
     *
     * @param by the CPU whose thread this is, null if it is none's
     * @param host host address of the first word
     * @param words how many, all in one page
     */
    public void mark(@Nullable Cpu by, long host, int words) {
        long number = host >>> Cpu.PAGE_BITS;
        Page page = find(number);
        if (page == null) {
            page = add(number);
        }
        boolean first = !page.marked();
        int from = (int) (host & Cpu.PAGE - 1) / Integer.BYTES;
        for (int word = from; word < from + words; word = (word | Long.SIZE - 1) + 1) {
            long bits = bits(word, from + words - 1);
            page.marks.getAndUpdate(word / Long.SIZE, old -> old | bits);
        }
        if (first) {
            cpus.codeAppeared(by, number);
        }
        VarHandle.fullFence();
    }

    /**
     * {@return whether a page has decoded code, so that stores to it must be told}
     *
     * @param host an address in the page
     */
    public boolean holds(long host) {
        Page page = find(host >>> Cpu.PAGE_BITS);
        return page != null && page.marked();
    }

    /**
     * Says that bytes were written, by a CPU or a device, or that an icbi asks for them.
     *
     * @param host host address of the first
     * @param bytes how many, all in one page
     */
    public void written(long host, int bytes) {
        VarHandle.fullFence();
        Page page = find(host >>> Cpu.PAGE_BITS);
        if (page == null) {
            return;
        }
        int from = (int) (host & Cpu.PAGE - 1) / Integer.BYTES;
        int last = (int) ((host & Cpu.PAGE - 1) + bytes - 1) / Integer.BYTES;
        boolean hit = false;
        for (int word = from; word <= last; word = (word | Long.SIZE - 1) + 1) {
            int i = word / Long.SIZE;
            long bits = bits(word, last);
            if ((page.marks.get(i) & bits) != 0) {
                page.marks.getAndUpdate(i, old -> old & ~bits);
                hit = true;
            }
        }
        if (hit) {
            for (Listener listener : listeners) {
                listener.overwritten(host, bytes);
            }
        }
    }

    /** Bits of a word and of those after it in the same element of the bitmap, up to a last one. */
    private static long bits(int word, int last) {
        int end = Math.min(last, word | Long.SIZE - 1);
        return -1L << word & -1L >>> Long.SIZE - 1 - (end & Long.SIZE - 1);
    }

    private static int bucket(long number) {
        return (int) (number ^ number >>> 12) & BUCKETS - 1;
    }

    private @Nullable Page find(long number) {
        Page page = buckets.get(bucket(number));
        while (page != null && page.number != number) {
            page = page.next;
        }
        return page;
    }

    private synchronized Page add(long number) {
        Page page = find(number);
        if (page == null) {
            page = new Page(number, buckets.get(bucket(number)));
            buckets.set(bucket(number), page);
        }
        return page;
    }
}
