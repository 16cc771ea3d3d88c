package io.pagurus.cpu.ppc64.isa.recorded;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Asks the oracle what the cases leave: {@code RecordInstructions RUNNERS CASES [FOLDER]}. Compares at once, for both
 * models and both byte orders, and prints what differs; with a folder it also records what the test replays.
 */
final class RecordInstructions {
    private RecordInstructions() {}

    /**
     * Runs.
     *
     * @param args folder of the built oracle runners; cases for each row; folder for the recordings
     */
    public static void main(String[] args) throws IOException {
        for (String model : List.of("POWER9", "POWER8")) {
            for (boolean little : List.of(true, false)) {
                List<InstructionCase> cases = InstructionCases.all(Integer.parseInt(args[1]), little);
                String target = little ? "powerpc64le" : "powerpc64";
                Oracle oracle = new Oracle(
                        List.of(
                                little ? "qemu-ppc64le-static" : "qemu-ppc64-static",
                                "-cpu",
                                model,
                                Path.of(args[0], "oracle-runner-" + target).toString()),
                        little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
                List<String> lines = oracle.run(cases);
                Replay replay = new Replay(model.equals("POWER9"), little);
                int different = 0;
                for (int i = 0; i < cases.size(); i++) {
                    String here = replay.run(cases.get(i));
                    if (!here.equals(lines.get(i))) {
                        different++;
                        System.out.printf(
                                "%s %s %s%n  oracle %s%n  here   %s%n",
                                model, target, cases.get(i).name(), lines.get(i), here);
                    }
                }
                System.out.printf("%s %s: %d cases, %d differ%n", model, target, cases.size(), different);
                if (args.length > 2) {
                    record(Path.of(args[2], RecordedInstructionsTest.file(model.equals("POWER9"), little)), lines);
                }
            }
        }
    }

    private static void record(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.US_ASCII)) {
            for (String line : lines) {
                out.write(line + "\n");
            }
        }
    }
}
