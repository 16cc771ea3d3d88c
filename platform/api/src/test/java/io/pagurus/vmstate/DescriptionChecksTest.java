package io.pagurus.vmstate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A description that could not work is refused while it is built, with the place and the reason. */
class DescriptionChecksTest {
    static class Holder {
        int nb;
        byte narrow;
        String text = "";
        final int fixed = new int[1].length;
        long[] table = new long[0];
        final Inner inner = new Inner();
    }

    static class Inner {
        long deepValue;
    }

    private static String refusal(UnaryOperator<VmStateBuilder<Holder>> verbs) {
        VmStateBuilder<Holder> builder =
                verbs.apply(VmStateDescription.builder("h", Holder.class, MethodHandles.lookup()));
        return assertThrows(IllegalArgumentException.class, builder::build).getMessage();
    }

    @Test
    void unknownMember() {
        assertEquals(
                "vmsd h, field nope: " + Holder.class.getName() + " has no member \"nope\"",
                refusal(b -> b.uint32("nope")));
    }

    @Test
    void wrongTypes() {
        assertTrue(refusal(b -> b.uint32("narrow")).endsWith("is byte but must be an integer of 4 bytes or more"));
        assertTrue(refusal(b -> b.uint8("text")).contains("java.lang.String"));
        assertTrue(refusal(b -> b.buffer("table", 4)).endsWith("member table is long[] but must be byte[]"));
        assertTrue(refusal(b -> b.varray("table", "text", WireType.UINT64)).endsWith("an integer, because it counts"));
        assertTrue(refusal(b -> b.uint32("fixed")).endsWith("must be not final, because loading replaces it"));
        assertTrue(refusal(b -> b.array("table", WireType.BOOL, 1, f -> f.as("inner[1]")))
                .contains("is no array"));
    }

    @Test
    void versionsAndNames() {
        assertTrue(refusal(b -> b.version(1).minimumVersion(2)).contains("minimum version 2"));
        assertTrue(refusal(b -> b.version(1).uint32("nb", f -> f.since(2))).contains("ends at version 1"));
        assertTrue(refusal(b -> b.uint32("x".repeat(256), f -> f.as("nb"))).contains("256 bytes"));
    }

    private static VmStateDescription<Holder> sub(String name) {
        return VmStateDescription.builder(name, Holder.class, MethodHandles.lookup())
                .build();
    }

    @Test
    void subsections() {
        assertTrue(refusal(b -> b.subsection(sub("h/x")).subsection(sub("h/x"))).contains("named twice"));
        assertTrue(refusal(b -> b.subsection(sub("other"))).contains("must begin with \"h\""));
        assertTrue(refusal(b -> b.subsection(sub("h"))).contains("be longer"));
        assertEquals(
                "h_x",
                VmStateDescription.builder("h", Holder.class, MethodHandles.lookup())
                        .subsection(sub("h_x"))
                        .build()
                        .subsections()
                        .getFirst()
                        .name());
    }

    @Test
    void snakeCaseBecomesCamelCaseInEachStep() {
        ClassMembers<Holder> members = new ClassMembers<>(Holder.class, MethodHandles.lookup());
        assertEquals("migNbTable", members.defaultPath("mig_nb_table"));
        assertEquals("inner.deepValue", members.defaultPath("inner.deep_value"));
        assertEquals("EPN", members.defaultPath("EPN"));
        assertEquals("i321", members.defaultPath("i32_1"));
    }

    @Test
    void membersReachNestedObjects() {
        Holder holder = new Holder();
        Member<Holder> deep = new ClassMembers<>(Holder.class, MethodHandles.lookup()).member("inner.deepValue");
        deep.setLong(holder, 7);
        assertEquals(7, holder.inner.deepValue);
        assertEquals(7, deep.getLong(holder));
        assertEquals(7L, deep.get(holder));
        Member<Holder> inner = new ClassMembers<>(Holder.class, MethodHandles.lookup()).member("inner");
        assertFalse(inner.writable());
    }

    @Test
    void countersAreReadAsTheirFieldIs() {
        VmStateDescription<Holder> vmsd = VmStateDescription.builder("h", Holder.class, MethodHandles.lookup())
                .uint32("mig_nb", f -> f.as("nb"))
                .varray("table", "mig_nb", WireType.UINT64)
                .build();
        Holder holder = new Holder();
        holder.nb = -1;
        assertEquals(0xffff_ffffL, vmsd.fields().get(1).count().of(holder));
    }

    @Test
    void prioritiesAreOrderedAsQemuOrdersThem() {
        assertEquals(-1, Priority.LOW.order());
        assertEquals(0, Priority.DEFAULT.order());
        assertTrue(Priority.VIRTIO_MEM.order() > Priority.PCI_BUS.order());
    }

    @Test
    void anExceptionTellsItsStoryFromTheInsideOut() {
        VmStateException e = VmStateException.shortRead(40, 8, 3)
                .within("mig_table[17]")
                .receiverLine("Failed to load spapr_iommu:mig_table")
                .within("spapr_iommu")
                .at(99);
        assertEquals("spapr_iommu/mig_table[17]", e.path());
        assertEquals(
                "spapr_iommu/mig_table[17]: the stream ends too early at offset 40; expected 8 bytes, found 3 bytes "
                        + "(Input/output error)",
                e.getMessage());
    }
}
