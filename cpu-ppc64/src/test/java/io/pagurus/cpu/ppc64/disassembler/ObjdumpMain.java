package io.pagurus.cpu.ppc64.disassembler;

import io.pagurus.cpu.ppc64.isa.Instructions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tells which words the disassembler and objdump write differently, a few for each mnemonic: of the ELF files that are
 * named, or else random words of each row.
 */
final class ObjdumpMain {
    private final Disassembler disassembler = new Disassembler(Instructions.table());
    private final Map<String, Integer> counts = new TreeMap<>();
    private int total;
    private int different;

    private ObjdumpMain() {}

    static void main(String[] args) throws Exception {
        ObjdumpMain comparison = new ObjdumpMain();
        if (args.length == 0) {
            Objdump.disassemble(words(comparison.disassembler)).forEach(comparison::compare);
        }
        if (args.length > 0) {
            Objdump.disassemble(Stream.of(args).map(Path::of).toList(), comparison::compare);
        }
        System.out.println(comparison.counts);
        System.out.printf("%d words, %d different%n", comparison.total, comparison.different);
    }

    private static List<Integer> words(Disassembler disassembler) {
        Random random = new Random(1);
        List<Integer> words = new ArrayList<>();
        for (Encoding encoding : disassembler.encodings()) {
            for (int i = 0; i < 40; i++) {
                words.add(encoding.row().encoded()
                        | random.nextInt()
                                & encoding.operandBits()
                                & ~encoding.row().fixed());
            }
        }
        return words;
    }

    private void compare(Line theirs) {
        total++;
        String ours = disassembler.text(theirs.word(), theirs.address(), true);
        if (!ours.replace("0x", "").equals(theirs.text().replace("0x", ""))) {
            different++;
            if (counts.merge(theirs.mnemonic() + "/" + ours.replaceAll(" .*", ""), 1, Integer::sum) <= 2) {
                System.out.printf("%08x %s | %s%n", theirs.word(), ours, theirs.text());
            }
        }
    }
}
