package io.pagurus.migration.vmstate;

import static io.pagurus.migration.vmstate.Wire.bytes;
import static io.pagurus.migration.vmstate.Wire.hex;
import static io.pagurus.migration.vmstate.Wire.load;
import static io.pagurus.migration.vmstate.Wire.save;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.vmstate.CustomInfo;
import io.pagurus.vmstate.FieldInput;
import io.pagurus.vmstate.FieldOutput;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateBuilder;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.WireType;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every kind of field there and back, over records and over classes. */
class FieldKindsTest {
    private static VmStateBuilder<StateRecord> vmsd() {
        return VmStateDescription.record("v").version(1);
    }

    /** Loads the bytes into a fresh record and expects to save the same. */
    private static StateRecord thereAndBack(VmStateDescription<StateRecord> vmsd, String wire) throws VmStateException {
        StateRecord state = new StateRecord();
        assertEquals(bytes(wire).length, load(vmsd, state, bytes(wire)), "bytes consumed");
        assertEquals(hex(wire), hex(save(vmsd, state)));
        return state;
    }

    @Test
    void everyScalarReadsInItsOwnSign() throws VmStateException {
        for (WireType type : WireType.values()) {
            if (type == WireType.INT32_POSITIVE_LE) {
                continue;
            }
            String ones = "ff".repeat(type.bytes());
            StateRecord state = new StateRecord();
            load(vmsd().scalar("x", type).build(), state, bytes(ones));
            long expected =
                    type == WireType.BOOL ? 1 : type.signed() || type.bytes() == 8 ? -1 : (1L << 8 * type.bytes()) - 1;
            assertEquals(expected, state.getLong("x"), type.jsonName());
        }
    }

    @Test
    void arraysOfEveryWidthAndParts() throws VmStateException {
        StateRecord state = thereAndBack(
                vmsd().array("b", WireType.BOOL, 2)
                        .array("u8", WireType.UINT8, 2)
                        .array("u16", WireType.UINT16, 2)
                        .array("u32", WireType.INT32, 2)
                        .array("u64", WireType.UINT64, 2)
                        .build(),
                "01 00 0102 0003 0004 00000005 fffffffa 0000000000000007 8000000000000008");
        assertArrayEquals(new boolean[] {true, false}, (boolean[]) state.get("b"));
        assertArrayEquals(new int[] {5, -6}, (int[]) state.get("u32"));

        StateRecord whole = new StateRecord().set("sense", new byte[] {1, 2, 3, 4});
        VmStateDescription<StateRecord> part =
                vmsd().subArray("sense", WireType.UINT8, 2, 2).build();
        assertEquals("0304", hex(save(part, whole)));
        load(part, whole, bytes("0908"));
        assertArrayEquals(new byte[] {1, 2, 9, 8}, (byte[]) whole.get("sense"));
    }

    @Test
    void countsOfEveryTypeAndMultiplied() throws VmStateException {
        thereAndBack(vmsd().uint8("n").varray("x", "n", WireType.UINT8).build(), "02 0a0b");
        thereAndBack(vmsd().uint16("n").varray("x", "n", WireType.UINT8).build(), "0001 0a");
        thereAndBack(vmsd().uint32("n").varray("x", "n", WireType.UINT16).build(), "00000001 000a");
        thereAndBack(
                vmsd().int32("n")
                        .varray("x", "n", WireType.UINT16, f -> f.alloc())
                        .build(),
                "00000000");
        thereAndBack(
                vmsd().uint8("n")
                        .varray("x", "n", WireType.UINT8, f -> f.multiply(3))
                        .build(),
                "02 010203040506");
    }

    @Test
    void buffersAndPadding() throws VmStateException {
        thereAndBack(vmsd().buffer("x", 3).build(), "010203");
        thereAndBack(vmsd().uint32("n").vbuffer("x", "n").build(), "00000002 0102");
        thereAndBack(
                vmsd().uint32("in_use")
                        .vbuffer("macs", "in_use", f -> f.multiply(6))
                        .build(),
                "00000001 010203040506");
        StateRecord state = new StateRecord().set("x", new byte[4]);
        load(vmsd().subBuffer("x", 1, 3).build(), state, bytes("010203"));
        assertArrayEquals(new byte[] {0, 1, 2, 3}, (byte[]) state.get("x"));
        VmStateDescription<StateRecord> padded =
                vmsd().unused(3).uint8("n").unusedVarray("n", 2).build();
        StateRecord fromNoise = new StateRecord();
        load(padded, fromNoise, bytes("ffffff 02 eeeeeeee"));
        assertEquals(hex("000000 02 00000000"), hex(save(padded, fromNoise)));
        thereAndBack(vmsd().unused(5000).build(), "00".repeat(5000));
    }

    static class Bits {
        int bits = 70;
        BitSet set = new BitSet();
        final long[] words = new long[2];
    }

    @Test
    void bitmapsHaveWordZeroFirstAndTheLowestBitLast() throws VmStateException {
        VmStateDescription<Bits> vmsd = VmStateDescription.builder("b", Bits.class, MethodHandles.lookup())
                .bitmap("set", "bits")
                .bitmap("words", 65)
                .build();
        Bits bits = new Bits();
        bits.set.set(0);
        bits.set.set(69);
        bits.words[1] = 1;
        String wire = "0000000000000001 0000000000000020 0000000000000000 0000000000000001";
        assertEquals(hex(wire), hex(save(vmsd, bits)));
        Bits received = new Bits();
        load(vmsd, received, bytes(wire));
        assertEquals(bits.set, received.set);
        assertArrayEquals(bits.words, received.words);
    }

    @Test
    void structuresNestedAndVersionedAndFromAnIndex() throws VmStateException {
        VmStateDescription<StateRecord> inner = VmStateDescription.record("inner")
                .version(2)
                .minimumVersion(1)
                .uint8("a")
                .uint8("b", f -> f.since(2))
                .build();
        thereAndBack(vmsd().struct("s", inner).vstruct("v", inner, 1).build(), "0102 03");
        thereAndBack(vmsd().structArray("s", inner, 2).build(), "0102 0304");
        thereAndBack(
                vmsd().uint8("n").structVarray("s", "n", inner, f -> f.alloc()).build(), "02 0102 0304");
        thereAndBack(
                vmsd().structPointer("s", inner, f -> f.when((_, _) -> false)).build(), "");
        StateRecord state = new StateRecord().set("s", new Object[] {new StateRecord(), new StateRecord()});
        load(vmsd().structSubArray("s", inner, 1, 1).build(), state, bytes("0708"));
        Object[] elements = (Object[]) Objects.requireNonNull(state.get("s"));
        assertEquals(new StateRecord(), elements[0]);
        assertEquals(new StateRecord().setLong("a", 7).setLong("b", 8), elements[1]);
    }

    @Test
    void listsAndTreesOverRecords() throws VmStateException {
        VmStateDescription<StateRecord> element =
                VmStateDescription.record("e").uint8("x").build();
        thereAndBack(vmsd().qlist("l", element).qtailq("q", element).build(), "01 05 00 01 06 01 07 00");
        thereAndBack(
                vmsd().gtree("t", element).gtree("k", element, element).build(),
                "00000001 01 0000000000000009 05 00 00000001 01 01 02 00");
    }

    static class Pci {
        int reg;
    }

    static class Hcd extends Pci {
        final int[] caps = new int[8];
        final List<Pci> ports = new ArrayList<>();
        Pci @org.jspecify.annotations.Nullable [] slots;
        int count;
    }

    private static final VmStateDescription<Pci> PCI = VmStateDescription.builder(
                    "pci", Pci.class, MethodHandles.lookup())
            .uint32("reg")
            .build();

    @Test
    void aParentTypeIsTheObjectItselfAndAnArrayElementIsAMember() throws VmStateException {
        VmStateDescription<Hcd> vmsd = VmStateDescription.builder("hcd", Hcd.class, MethodHandles.lookup())
                .struct("parent_obj", PCI, f -> f.as("this"))
                .uint8("mig.caps[0x06]", f -> f.as("caps[0x06]"))
                .build();
        Hcd hcd = new Hcd();
        load(vmsd, hcd, bytes("00000007 05"));
        assertEquals(7, hcd.reg);
        assertEquals(5, hcd.caps[6]);
        assertEquals(hex("00000007 05"), hex(save(vmsd, hcd)));
    }

    @Test
    void allocatedArraysAndListsGrowToWhatComes() throws VmStateException {
        VmStateDescription<Hcd> vmsd = VmStateDescription.builder("hcd", Hcd.class, MethodHandles.lookup())
                .int32("count")
                .structVarray("slots", "count", PCI, f -> f.alloc())
                .structVarray("ports", "count", PCI, f -> f.alloc())
                .build();
        Hcd hcd = new Hcd();
        hcd.ports.add(new Pci());
        String wire = "00000002 00000001 00000002 00000003 00000004";
        load(vmsd, hcd, bytes(wire));
        assertEquals(2, Objects.requireNonNull(hcd.slots).length);
        assertEquals(4, hcd.ports.get(1).reg);
        assertEquals(hex(wire), hex(save(vmsd, hcd)));
    }

    /** An encoding of a device's own with a description inside, as virtio's is. */
    private static final CustomInfo<StateRecord> BLOB = new CustomInfo<>() {
        @Override
        public String jsonType() {
            return "virtio";
        }

        @Override
        public int size() {
            return VARIABLE;
        }

        @Override
        public void get(StateRecord state, int index, FieldInput in) throws VmStateException {
            state.setLong("status" + index, in.u8());
            in.load(NESTED, state, 3);
        }

        @Override
        public void put(StateRecord state, int index, FieldOutput out) throws VmStateException {
            out.u8((int) state.getLong("status" + index));
            out.save(NESTED, state);
        }
    };

    private static final VmStateDescription<StateRecord> NESTED =
            VmStateDescription.record("virtio").version(3).uint16("x").build();

    @Test
    void customEncodingsMayLoadAndSaveDescriptions() throws VmStateException {
        StateRecord state = thereAndBack(vmsd().custom("virtio", BLOB).build(), "05 0007");
        assertEquals(7, state.getLong("x"));
        thereAndBack(vmsd().customArray("virtio", BLOB, 2).build(), "05 0007 06 0007");
        thereAndBack(vmsd().uint8("n").customVarray("virtio", "n", BLOB).build(), "01 05 0007");
        thereAndBack(vmsd().opaqueArray("env.slb", "slbe", 4, 2).build(), "0102030405060708");
    }

    @Test
    void aTableOfTwoMebibytesGoesThereAndBack() throws VmStateException {
        Samples.Tce sender = Samples.tce(1, 262144);
        byte[] wire = save(Samples.IOMMU, sender);
        assertEquals(2097162, wire.length);
        Samples.Tce receiver = Samples.tce(1, 0);
        load(Samples.IOMMU, receiver, wire);
        assertArrayEquals(sender.table, receiver.table);
    }

    @Test
    void aTableOfTheRightSizeIsStillAllocatedAnew() throws VmStateException {
        Samples.Tce receiver = Samples.tce(1, 1);
        long[] before = receiver.table;
        load(Samples.IOMMU, receiver, bytes("00000001 00000001 00 0000000000000005 00"));
        assertEquals(5, receiver.table[0]);
        assertTrue(before != receiver.table);
        Samples.Vty vty = new Samples.Vty();
        byte[] buf = vty.buf;
        load(Samples.VTY, vty, new byte[56]);
        assertSame(buf, vty.buf);
    }
}
