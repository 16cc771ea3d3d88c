package io.pagurus.cpu.ppc64.decode;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A row of an opcode map, as {@link OpcodeTable} describes it.
 *
 * @param mnemonic as the ISA spells it, with the dot if the instruction always records
 * @param form its format
 * @param fixed bits that the ISA gives the instruction
 * @param encoded what they are
 * @param ignored those of them that the oracle does not look at
 * @param reserved bits that make it illegal when set, as the oracle does it
 * @param operands as in assembly, such as {@code RT,D(RA)}; empty if it has none
 * @param attributes what else is to be known of it
 */
public record OpcodeRow(
        String mnemonic,
        Form form,
        int fixed,
        int encoded,
        int ignored,
        int reserved,
        String operands,
        Set<String> attributes) {

    /** Copies the attributes. */
    public OpcodeRow {
        attributes = Set.copyOf(attributes);
        if ((encoded & ~fixed) != 0) {
            throw new IllegalArgumentException("the opcode of " + mnemonic + " does not fit its form");
        }
    }

    /** {@return bits by which the oracle knows the instruction} */
    public int mask() {
        return fixed & ~ignored;
    }

    /** {@return what they must be} */
    public int value() {
        return encoded & ~ignored;
    }

    /**
     * {@return the rows of a text}
     *
     * @param text a row on each line; empty lines and those that begin with {@code #} are none
     */
    public static List<OpcodeRow> parse(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(OpcodeRow::row)
                .toList();
    }

    private static OpcodeRow row(String line) {
        String[] columns = line.split("\\s+", -1);
        if (columns.length < 4) {
            throw new IllegalArgumentException("too few columns: " + line);
        }
        Form form = Form.valueOf(columns[1]);
        String[] opcode = columns[2].split("/", -1);
        int fixed = 0xfc000000 | form.mask();
        int encoded = Integer.parseInt(opcode[0]) << 26;
        if (opcode.length > 1) {
            encoded |= form.place(Integer.parseInt(opcode[1]));
        }
        int reserved = 0;
        int ignored = 0;
        Set<String> attributes = new HashSet<>();
        for (String attribute : Arrays.asList(columns).subList(4, columns.length)) {
            if (attribute.startsWith("inval=")) {
                reserved = Integer.parseUnsignedInt(attribute.substring(6), 16);
            } else if (attribute.startsWith("any=")) {
                ignored = Integer.parseUnsignedInt(attribute.substring(4), 16);
            } else if (attribute.contains("=")) {
                String[] parts = attribute.split("[:=]", -1);
                int first = Integer.parseInt(parts[0]);
                int last = Integer.parseInt(parts[parts.length - 2]);
                int field = Integer.parseInt(parts[parts.length - 1]);
                fixed |= ((1 << (last - first + 1)) - 1) << (31 - last);
                encoded |= field << (31 - last);
            } else {
                attributes.add(attribute);
            }
        }
        String operands = columns[3].equals("-") ? "" : columns[3];
        return new OpcodeRow(columns[0], form, fixed, encoded, ignored, reserved, operands, attributes);
    }
}
