package io.pagurus.cpu.ppc64.disassembler;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Words of a Debian kernel and of the guest programs with what objdump writes for them, a few of each mnemonic. Recorded by
 *
 * <pre>
 * Sample FILE...
 * </pre>
 *
 * <p>from ELF files, in the folder of this module. Each line of the resource is an address, a word (both hexadecimal), and
 * the text. Only branches have an address that is not 0.
 */
final class Sample {
    private static final String RESOURCE = "objdump.txt";
    private static final int OF_EACH = 4;

    private Sample() {}

    static void main(String[] files) throws IOException, InterruptedException {
        Map<String, List<Line>> byForm = new TreeMap<>();
        Set<Integer> seen = new HashSet<>();
        for (String file : files) {
            Objdump.disassemble(List.of(Path.of(file)), line -> {
                List<Line> form = byForm.computeIfAbsent(form(line), mnemonic -> new ArrayList<>());
                if (line.isInstruction() && form.size() < OF_EACH && isNew(line, form) && seen.add(line.word())) {
                    form.add(line);
                }
            });
        }
        List<String> lines = byForm.values().stream()
                .flatMap(List::stream)
                .map(line -> "%x %08x %s".formatted(isBranch(line) ? line.address() : 0, line.word(), line.text()))
                .toList();
        Path resource = Path.of("src/test/resources")
                .resolve(Sample.class.getPackageName().replace('.', '/'))
                .resolve(RESOURCE);
        Files.createDirectories(resource.getParent());
        Files.write(resource, lines);
    }

    /** {@return the recorded lines, objdump's text as mnemonic and operands} */
    static List<Line> recorded() throws IOException {
        try (InputStream in = Sample.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> {
                        String[] columns = line.split(" +", 4);
                        return new Line(
                                Long.parseUnsignedLong(columns[0], 16),
                                Integer.parseUnsignedInt(columns[1], 16),
                                columns[2],
                                columns.length > 3 ? columns[3] : "");
                    })
                    .toList();
        }
    }

    /** The mnemonic and how many operands there are, some of which may be left out. */
    private static String form(Line line) {
        return line.mnemonic() + " " + line.operands().replaceAll("[^,(]", "");
    }

    /** A variant is worth having if no operand is the same as in the last. */
    private static boolean isNew(Line line, List<Line> form) {
        if (form.isEmpty()) {
            return true;
        }
        int same = line.word() ^ form.getLast().word();
        return (same & 0x03e00000) != 0 && (same & 0x001f0000) != 0;
    }

    private static boolean isBranch(Line line) {
        return line.word() >>> 26 == 16 || line.word() >>> 26 == 18;
    }
}
