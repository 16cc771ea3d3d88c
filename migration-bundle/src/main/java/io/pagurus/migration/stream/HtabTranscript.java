package io.pagurus.migration.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How a hash page table came: the header of each section and the order of its chunks, without the entries. */
public final class HtabTranscript {
    private final LongBag chunks = new LongBag();
    private final List<Section> sections = new ArrayList<>();

    /**
     * One section of the iterable.
     *
     * @param kind START, PART or END
     * @param header its first word: a shift, 0, or 0xffffffff for "no table"
     * @param firstChunk number of its first chunk
     * @param endChunk number after its last chunk
     * @param valid entries sent
     * @param invalid entries declared invalid
     */
    public record Section(SectionKind kind, int header, int firstChunk, int endChunk, long valid, long invalid) {}

    /** {@return the sections in the order of the stream} */
    public List<Section> sections() {
        return Collections.unmodifiableList(sections);
    }

    int sectionCount() {
        return sections.size();
    }

    /** {@return the entries sent in all sections} */
    public long valid() {
        return sections.stream().mapToLong(Section::valid).sum();
    }

    int chunks() {
        return chunks.size();
    }

    long index(int chunk) {
        return chunks.get(chunk) >>> 32;
    }

    int valid(int chunk) {
        return (int) chunks.get(chunk) >>> 16;
    }

    int invalid(int chunk) {
        return (int) chunks.get(chunk) & 0xffff;
    }

    void chunk(long index, int valid, int invalid) {
        chunks.add((index << 32) | ((long) valid << 16) | invalid);
    }

    void endSection(SectionKind kind, int header, int firstChunk) {
        long valid = 0;
        long invalid = 0;
        for (int chunk = firstChunk; chunk < chunks(); chunk++) {
            valid += valid(chunk);
            invalid += invalid(chunk);
        }
        sections.add(new Section(kind, header, firstChunk, chunks(), valid, invalid));
    }
}
