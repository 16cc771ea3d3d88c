package io.pagurus.cpu.ppc64.disassembler;

import io.pagurus.cpu.ppc64.decode.Field;
import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.decode.OpcodeRow;
import io.pagurus.cpu.ppc64.decode.OpcodeTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes instruction words as {@code powerpc64le-linux-gnu-objdump -d} does, but with branch targets as numbers only.
 *
 * <p>A model only matters where the same word means two instructions: one that a model lacks is written all the same,
 * because systems have code for models they do not run on. Prefixed instructions of ISA 3.1 are data.
 */
public final class Disassembler {
    /** Mnemonic of a word that is no instruction. */
    public static final String DATA = ".long";

    /** By primary opcode, the most specific first. */
    private final List<List<Encoding>> encodings = new ArrayList<>();

    /**
     * A disassembler.
     *
     * @param table all instructions of the models
     */
    public Disassembler(OpcodeTable table) {
        List<Encoding> all = Stream.concat(table.rows().stream().map(Opcode::row), FurtherOpcodes.ROWS.stream())
                .filter(row -> !row.attributes().contains("hint"))
                .map(Encoding::of)
                .sorted(Comparator.comparingInt(
                        encoding -> -Integer.bitCount(encoding.row().fixed())))
                .toList();
        for (int primary = 0; primary < 64; primary++) {
            int opcode = primary;
            encodings.add(all.stream()
                    .filter(encoding -> encoding.row().encoded() >>> 26 == opcode)
                    .toList());
        }
    }

    /**
     * {@return an instruction with its operands, or {@code .long} and the word}
     *
     * @param word the instruction word
     * @param address its effective address
     * @param isa300 whether words that ISA 3.0 gave another meaning have that
     */
    public String text(int word, long address, boolean isa300) {
        return line(word, address, isa300).text();
    }

    /**
     * {@return an instruction taken apart}
     *
     * @param word the instruction word
     * @param address its effective address
     * @param isa300 whether words that ISA 3.0 gave another meaning have that
     */
    public Line line(int word, long address, boolean isa300) {
        Encoding encoding = find(word, isa300);
        if (encoding == null) {
            return new Line(address, word, DATA, "0x" + Integer.toHexString(word));
        }
        Mnemonic mnemonic = mnemonic(encoding, word, address);
        return new Line(address, word, mnemonic.name(), mnemonic.operands());
    }

    /** {@return the encodings of all instructions it knows} */
    List<Encoding> encodings() {
        return encodings.stream().flatMap(List::stream).toList();
    }

    private @Nullable Encoding find(int word, boolean isa300) {
        Encoding lacking = null;
        for (Encoding encoding : encodings.get(word >>> 26)) {
            if (encoding.matches(word)) {
                if (!encoding.row().attributes().contains(isa300 ? "p8" : "p9")) {
                    return encoding;
                }
                lacking = lacking == null ? encoding : lacking;
            }
        }
        return lacking;
    }

    private static Mnemonic mnemonic(Encoding encoding, int word, long address) {
        OpcodeRow row = encoding.row();
        Mnemonic extended = switch (row.mnemonic()) {
            case "bc", "bclr", "bcctr", "bctar" -> BranchMnemonics.of(encoding, word, address);
            case "mfspr" -> SprNames.move(Field.SPR.of(word), false, OperandText.of(Field.RT, word, address));
            case "mtspr" -> SprNames.move(Field.SPR.of(word), true, OperandText.of(Field.RS, word, address));
            default -> null;
        };
        if (extended != null) {
            return extended;
        }
        for (ExtendedMnemonic candidate : ExtendedMnemonics.of(row.mnemonic())) {
            extended = candidate.of(encoding, word, address);
            if (extended != null) {
                return extended;
            }
        }
        return new Mnemonic(
                encoding.mnemonic(row.mnemonic(), word),
                encoding.list().text(name -> OperandText.of(Field.valueOf(name), word, address)));
    }
}
