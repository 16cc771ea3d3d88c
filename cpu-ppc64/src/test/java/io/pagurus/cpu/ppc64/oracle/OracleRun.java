package io.pagurus.cpu.ppc64.oracle;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Tells what the oracle makes of a few instructions, and whether this CPU makes the same of them:
 *
 * <pre>
 * OracleRun [--be] [--cpu POWER8] [--random SEED] [--oracle-only] 'add. 3,4,5; mcrxrx 2' r4=-1 r5=1 xer=80000000
 * </pre>
 *
 * <p>Registers are set in hexadecimal: {@code rN}, {@code vsN} (two doublewords, {@code vs3=HIGH:LOW}), {@code cr}, {@code
 * xer}, {@code lr}, {@code ctr}, {@code fpscr}, {@code vscr}, {@code memN} (bytes at that decimal offset of the window).
 * Without {@code --random} they start as zero, but r10 points to the window's byte 256, and the window counts up. A
 * mnemonic {@code .long WORD} passes a word as it is. What has changed is printed. To be run in the folder of this module.
 */
final class OracleRun {
    private boolean littleEndian = true;
    private boolean oracleOnly;
    private String model = "POWER9";
    private Registers in = plain();

    private OracleRun() {}

    static void main(String[] args) throws Exception {
        new OracleRun().run(args, System.out);
    }

    private static Registers plain() {
        Registers plain = new Registers();
        plain.gpr[10] = Sequence.WINDOW + 256;
        for (int i = 0; i < Registers.WINDOW_SIZE; i++) {
            plain.window[i] = (byte) i;
        }
        return plain;
    }

    private void run(String[] args, PrintStream to) throws IOException, InterruptedException {
        String text = "";
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--be" -> littleEndian = false;
                case "--cpu" -> model = args[++i].toUpperCase(Locale.ROOT);
                case "--random" ->
                    in = new Generator(Long.parseLong(args[++i]), littleEndian, List.of(), 2).registers(true);
                case "--oracle-only" -> oracleOnly = true;
                default -> {
                    if (args[i].contains("=")) {
                        settings.add(args[i]);
                    } else {
                        text = args[i];
                    }
                }
            }
        }
        settings.forEach(this::set);
        Path folder = Files.createTempDirectory("oracle");
        Oracle.build(folder);
        Sequence sequence = new Sequence(in, assemble(text, folder));
        Outcome theirs =
                new Oracle(folder, littleEndian, model).run(List.of(sequence)).getFirst();
        for (int word : sequence.words()) {
            to.printf("%08x%n", word);
        }
        to.println(ending(sequence, theirs));
        changes(in, theirs.out()).forEach(to::println);
        if (!oracleOnly) {
            List<String> different =
                    theirs.differences(new Ours(new Target(model.equals("POWER9"), littleEndian)).run(sequence));
            to.println(different.isEmpty() ? "here: the same" : "here: different");
            different.forEach(to::println);
        }
    }

    private void set(String setting) {
        String name = setting.substring(0, setting.indexOf('='));
        String value = setting.substring(name.length() + 1);
        String number = name.replaceAll("\\D", "");
        int n = number.isEmpty() ? -1 : Integer.parseInt(number);
        switch (name.replaceAll("\\d", "")) {
            case "r" -> in.gpr[n] = parse(value);
            case "vs" -> {
                String[] halves = value.split(":");
                in.vsr[2 * n] = parse(halves[0]);
                in.vsr[2 * n + 1] = halves.length > 1 ? parse(halves[1]) : 0;
            }
            case "mem" -> {
                byte[] bytes = HexFormat.of().parseHex(value);
                System.arraycopy(bytes, 0, in.window, n, bytes.length);
            }
            case "cr" -> in.cr = parse(value);
            case "xer" -> in.xer = parse(value);
            case "lr" -> in.lr = parse(value);
            case "ctr" -> in.ctr = parse(value);
            case "fpscr" -> in.fpscr = parse(value);
            case "vscr" -> in.vscr = parse(value);
            default -> throw new IllegalArgumentException("no register " + name);
        }
    }

    private static long parse(String value) {
        return value.startsWith("-") ? Long.parseLong(value, 16) : Long.parseUnsignedLong(value, 16);
    }

    private static int[] assemble(String text, Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("words.s");
        Path object = folder.resolve("words.o");
        Path binary = folder.resolve("words.bin");
        Files.writeString(source, text.replace(';', '\n') + "\n");
        execute("powerpc64-linux-gnu-as", "-mpower9", "-many", "-mregnames", "-o", object + "", source + "");
        execute("powerpc64-linux-gnu-objcopy", "-O", "binary", "-j", ".text", object + "", binary + "");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(binary)).order(ByteOrder.BIG_ENDIAN);
        int[] words = new int[bytes.remaining() / 4];
        bytes.asIntBuffer().get(words);
        if (words.length > Sequence.LONGEST) {
            throw new IllegalArgumentException("at most " + Sequence.LONGEST + " instructions");
        }
        return words;
    }

    private static void execute(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalArgumentException(said);
        }
    }

    private static String ending(Sequence sequence, Outcome outcome) {
        if (outcome.equals(Outcome.GAVE_UP)) {
            return "alignment interrupt: the oracle gave up and told no registers";
        }
        boolean whole = outcome.signal() == 5 && outcome.offset() >= 4L * sequence.words().length;
        String why = switch ((int) outcome.signal()) {
            case 4 -> "illegal or privileged";
            case 5 -> "trap";
            case 8 -> "floating-point exception";
            case 11 -> "storage interrupt";
            case 14 -> "endless";
            default -> "signal " + outcome.signal();
        };
        return whole ? "ran to its end" : "%s at offset %d".formatted(why, outcome.offset());
    }

    private static List<String> changes(Registers before, Registers after) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            change(lines, "r" + i, before.gpr[i], after.gpr[i]);
        }
        change(lines, "cr", before.cr, after.cr);
        change(lines, "xer", before.xer, after.xer);
        change(lines, "lr", before.lr, after.lr);
        change(lines, "ctr", before.ctr, after.ctr);
        change(lines, "fpscr", before.fpscr, after.fpscr);
        change(lines, "vscr", before.vscr, after.vscr);
        for (int i = 0; i < 64; i++) {
            String now = "%016x:%016x".formatted(after.vsr[2 * i], after.vsr[2 * i + 1]);
            String then = "%016x:%016x".formatted(before.vsr[2 * i], before.vsr[2 * i + 1]);
            if (!now.equals(then)) {
                lines.add("  vs%d %s -> %s".formatted(i, then, now));
            }
        }
        for (int at = 0; at < Registers.WINDOW_SIZE; at++) {
            if (before.window[at] != after.window[at]) {
                int from = at;
                while (at < Registers.WINDOW_SIZE && before.window[at] != after.window[at]) {
                    at++;
                }
                lines.add("  mem%d -> %s".formatted(from, HexFormat.of().formatHex(after.window, from, at)));
            }
        }
        return lines;
    }

    private static void change(List<String> lines, String name, long before, long after) {
        if (before != after) {
            lines.add("  %s %x -> %x".formatted(name, before, after));
        }
    }
}
