package io.pagurus.cpu.ppc64.decode;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All instructions, collected from the classes of {@code isa}. Such a class has a text {@code OPCODES} with a row for
 * each instruction, and for each row a public static method of the mnemonic's name (a dot in it is an underscore in the
 * method's name):
 *
 * <pre>
 * # mnemonic  form  opcode   operands     attributes
 * add         XO    31/266   RT,RA,RB     oe rc
 * lwz         D     32       RT,D(RA)     storage
 * </pre>
 *
 * <p>The opcode is the primary one and, behind a slash, the extended one at the place the form gives it. Further fixed
 * bits are attributes: {@code 11:15=4}. The other attributes:
 *
 * <ul>
 *   <li>{@code oe}, {@code rc}, {@code rc21}: bit 21 or 31 is a field that adds {@code o} or a dot to the mnemonic;
 *   <li>{@code inval=HEX}: bits that make the instruction illegal;
 *   <li>{@code any=HEX}: bits of the opcode that the oracle does not look at, unless another row has them;
 *   <li>{@code p8}, {@code p9}: only on POWER8, only from POWER9 on;
 *   <li>{@code fp}, {@code vec}, {@code vsx}: needs the facility, else its unavailable interrupt; {@code vsxvec}: VSX for
 *       VSRs 0 to 31, the vector facility for the others; {@code fpvec}: the same with floating point instead of VSX;
 *   <li>{@code priv}: privileged; {@code hv}: hypervisor privileged, which a pseries guest never is;
 *   <li>{@code storage}: accesses memory;
 *   <li>{@code first}: begins a block, because it asks for time or a count of instructions;
 *   <li>{@code hint}: the ISA writes it as another instruction, whose row there is too;
 *   <li>{@code branch}: sets the next instruction address itself; {@code traced}: MSR[BE] traces it;
 *       {@code ends}: a block ends behind it.
 * </ul>
 */
public final class OpcodeTable {
    private static final int SUFFIXES = 1 << 11;

    private final List<Opcode> rows;
    /** By primary opcode and the low 11 bits of the word, rows that may be meant, the most specific first. */
    private final List<List<Opcode[]>> index = new ArrayList<>();

    /**
     * A table of some facilities.
     *
     * @param facilities classes of {@code isa}
     * @throws IllegalArgumentException if a row cannot be read, lacks its method, or clashes with another
     */
    public OpcodeTable(List<Class<?>> facilities) {
        List<Opcode> all = new ArrayList<>();
        for (Class<?> facility : facilities) {
            all.addAll(rowsOf(facility));
        }
        all.sort(Comparator.comparingInt((Opcode row) -> -Integer.bitCount(row.mask())));
        rows = List.copyOf(all);
        for (int primary = 0; primary < 64; primary++) {
            index.add(candidates(primary));
        }
    }

    /** {@return all rows} */
    public List<Opcode> rows() {
        return rows;
    }

    /**
     * {@return the row of an instruction on one of the models, or null if it has none there}
     *
     * @param word the instruction word
     * @param isa300 whether the model has what ISA 3.0 brought; some words mean another instruction without it
     */
    public @Nullable Opcode find(int word, boolean isa300) {
        for (Opcode row : index.get(word >>> 26).get(word & SUFFIXES - 1)) {
            if (row.matches(word) && !row.is(isa300 ? "p8" : "p9")) {
                return row;
            }
        }
        return null;
    }

    /** Loops and no streams, rows by number and not by their equality: a process that makes a CPU waits for it. */
    private List<Opcode[]> candidates(int primary) {
        List<Opcode> here =
                rows.stream().filter(row -> row.value() >>> 26 == primary).toList();
        int[] masks = here.stream().mapToInt(row -> row.mask() & SUFFIXES - 1).toArray();
        int[] values = here.stream().mapToInt(row -> row.value() & SUFFIXES - 1).toArray();
        Map<BitSet, Opcode[]> shared = new HashMap<>();
        List<Opcode[]> found = new ArrayList<>(SUFFIXES);
        for (int suffix = 0; suffix < SUFFIXES; suffix++) {
            BitSet may = new BitSet(here.size());
            for (int row = 0; row < masks.length; row++) {
                if ((suffix & masks[row]) == values[row]) {
                    may.set(row);
                }
            }
            found.add(shared.computeIfAbsent(
                    may, set -> set.stream().mapToObj(here::get).toArray(Opcode[]::new)));
        }
        return found;
    }

    private static List<Opcode> rowsOf(Class<?> facility) {
        String text;
        try {
            text = (String) facility.getDeclaredField("OPCODES").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(facility + " has no text OPCODES that can be read", e);
        }
        Map<String, Method> methods = new HashMap<>();
        Arrays.stream(facility.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .forEach(method -> methods.put(method.getName(), method));
        try {
            return OpcodeRow.parse(text).stream()
                    .map(row -> opcode(row, methods))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(facility.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private static Opcode opcode(OpcodeRow row, Map<String, Method> methods) {
        Method semantics = methods.get(row.mnemonic().replace('.', '_'));
        if (semantics == null) {
            throw new IllegalArgumentException("no method for the row of " + row.mnemonic());
        }
        return new Opcode(row, semantics, parameters(semantics));
    }

    private static List<Opcode.Parameter> parameters(Method semantics) {
        return Arrays.stream(semantics.getParameters())
                .skip(1)
                .map(parameter -> new Opcode.Parameter(
                        parameter.getName().equals("cia") ? null : Field.ofParameter(parameter.getName()),
                        parameter.getType()))
                .toList();
    }
}
