package io.pagurus.cpu.ppc64.disassembler;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What Debian's objdump makes of a file. */
final class Objdump {
    /** Its name. */
    static final String PROGRAM = "powerpc64le-linux-gnu-objdump";

    /** What follows an address that has a name. */
    private static final Pattern SYMBOL = Pattern.compile(" <[^>]*>");

    private Objdump() {}

    /**
     * Passes each word of the executable sections, with objdump's text in place of ours.
     *
     * @param files ELF files
     */
    static void disassemble(List<Path> files, Consumer<Line> to) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-d", "-z"));
        files.forEach(file -> arguments.add(file.toString()));
        run(arguments, to);
    }

    /** {@return what objdump makes of words that stand from address 0 on} */
    static List<Line> disassemble(List<Integer> words) throws IOException, InterruptedException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * words.size()).order(ByteOrder.LITTLE_ENDIAN);
        words.forEach(bytes::putInt);
        Path file = Files.createTempFile("words", ".bin");
        try {
            Files.write(file, bytes.array());
            List<Line> lines = new ArrayList<>();
            run(List.of("-D", "-z", "-b", "binary", "-m", "powerpc:common64", "-EL", file.toString()), lines::add);
            return lines;
        } finally {
            Files.delete(file);
        }
    }

    private static void run(List<String> arguments, Consumer<Line> to) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        boolean littleEndian = true;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("file format")) {
                    littleEndian = !line.endsWith("powerpc");
                }
                String[] columns = line.split("\t", -1);
                if (columns.length >= 3 && columns[0].endsWith(":")) {
                    to.accept(line(columns, littleEndian));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException(PROGRAM + " cannot read " + arguments);
        }
    }

    private static Line line(String[] columns, boolean littleEndian) {
        String address = columns[0].strip();
        int bytes = Integer.parseUnsignedInt(columns[1].replace(" ", ""), 16);
        String text = columns[2].indexOf('<') < 0
                ? columns[2].strip()
                : SYMBOL.matcher(columns[2]).replaceAll("").strip();
        int space = text.indexOf(' ');
        return new Line(
                Long.parseUnsignedLong(address.substring(0, address.length() - 1), 16),
                littleEndian ? Integer.reverseBytes(bytes) : bytes,
                space < 0 ? text : text.substring(0, space),
                space < 0 ? "" : text.substring(space).strip());
    }
}
