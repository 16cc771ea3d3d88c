package io.pagurus.migration.vmstate;

import static io.pagurus.migration.vmstate.Wire.bytes;
import static io.pagurus.migration.vmstate.Wire.hex;
import static io.pagurus.migration.vmstate.Wire.load;
import static io.pagurus.migration.vmstate.Wire.save;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pagurus.migration.vmstate.QemuVectors.Container;
import io.pagurus.migration.vmstate.QemuVectors.Domain;
import io.pagurus.migration.vmstate.QemuVectors.Inner;
import io.pagurus.migration.vmstate.QemuVectors.Iommu;
import io.pagurus.migration.vmstate.QemuVectors.Item;
import io.pagurus.migration.vmstate.QemuVectors.ListElement;
import io.pagurus.migration.vmstate.QemuVectors.Numbers;
import io.pagurus.migration.vmstate.QemuVectors.Pointers;
import io.pagurus.migration.vmstate.QemuVectors.Primitives;
import io.pagurus.migration.vmstate.QemuVectors.Queue;
import io.pagurus.migration.vmstate.QemuVectors.Versioned;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The cases of QEMU's tests/unit/test-vmstate.c, with the bytes they expect. */
class QemuVectorsTest {
    private static <S> void everyTruncationFails(VmStateDescription<S> vmsd, Supplier<S> receiver, byte[] wire) {
        for (int length = 0; length < wire.length; length++) {
            byte[] part = Wire.first(wire, length);
            VmStateException e =
                    assertThrows(VmStateException.class, () -> load(vmsd, receiver.get(), part), length + " bytes");
            assertEquals(Errno.EIO, e.errno(), e.getMessage());
        }
    }

    private static <S> void secondHalfFails(VmStateDescription<S> vmsd, Supplier<S> receiver, byte[] wire) {
        byte[] withEof = Wire.first(wire, wire.length + 1);
        byte[] half = Arrays.copyOfRange(withEof, withEof.length / 2, withEof.length);
        assertThrows(VmStateException.class, () -> load(vmsd, receiver.get(), half));
    }

    /** Saves as expected, consumes all, saves the same again, and fails on every truncation. */
    private static <S> S roundTrip(VmStateDescription<S> vmsd, S sender, Supplier<S> receiver, String wire)
            throws VmStateException {
        assertEquals(hex(wire), hex(save(vmsd, sender)));
        S received = receiver.get();
        assertEquals(bytes(wire).length, load(vmsd, received, bytes(wire)));
        assertEquals(hex(wire), hex(save(vmsd, received)));
        everyTruncationFails(vmsd, receiver, bytes(wire));
        return received;
    }

    @Test
    void simplePrimitive() throws VmStateException {
        Primitives received = roundTrip(
                QemuVectors.SIMPLE_PRIMITIVE,
                QemuVectors.primitives(),
                Primitives::new,
                QemuVectors.SIMPLE_PRIMITIVE_WIRE);
        assertEquals(-65, received.i82);
        assertEquals(-12121212, received.i642);
        secondHalfFails(QemuVectors.SIMPLE_PRIMITIVE, Primitives::new, bytes(QemuVectors.SIMPLE_PRIMITIVE_WIRE));
    }

    @Test
    void simpleArray() throws VmStateException {
        String wire = "0042 0043 0044";
        Numbers received = roundTrip(QemuVectors.SIMPLE_ARRAY, new Numbers(), Numbers::new, wire);
        assertArrayEquals(new short[] {0x42, 0x43, 0x44}, received.u161);
        secondHalfFails(QemuVectors.SIMPLE_ARRAY, Numbers::new, bytes(wire));
    }

    private static Versioned preset() {
        Versioned s = new Versioned();
        s.b = 200;
        s.e = 500;
        s.f = 600;
        return s;
    }

    @Test
    void versionedLoadV1KeepsWhatVersion1DidNotHave() throws VmStateException {
        Versioned s = preset();
        load(QemuVectors.VERSIONED, s, bytes("0000000a 0000001e 0000000000000028"), 1);
        assertEquals("10 200 30 40 500 600", text(s));
    }

    @Test
    void versionedLoadV2() throws VmStateException {
        Versioned s = preset();
        load(
                QemuVectors.VERSIONED,
                s,
                bytes("0000000a 00000014 0000001e 0000000000000028 00000032 000000000000003c"),
                2);
        assertEquals("10 20 30 40 50 60", text(s));
    }

    private static String text(Versioned s) {
        return s.a + " " + s.b + " " + s.c + " " + s.d + " " + s.e + " " + s.f;
    }

    @Test
    void fieldExistsLoadNoskip() throws VmStateException {
        Versioned s = new Versioned();
        load(QemuVectors.SKIPPING, s, bytes("0000000a 00000014 0000001e 0000000000000028 00000032 000000000000003c"));
        assertEquals("10 20 30 40 50 60", text(s));
    }

    @Test
    void fieldExistsLoadSkip() throws VmStateException {
        Versioned s = preset();
        s.c = 300;
        s.skipCE = true;
        load(QemuVectors.SKIPPING, s, bytes("0000000a 00000014 0000000000000028 000000000000003c"));
        assertEquals("10 20 300 40 500 60", text(s));
    }

    private static Versioned oneToSix(boolean skip) {
        Versioned s = new Versioned();
        s.a = 1;
        s.b = 2;
        s.c = 3;
        s.d = 4;
        s.e = 5;
        s.f = 6;
        s.skipCE = skip;
        return s;
    }

    @Test
    void fieldExistsSaveNoskip() throws VmStateException {
        assertEquals(
                hex("00000001 00000002 00000003 0000000000000004 00000005 0000000000000006"),
                hex(save(QemuVectors.SKIPPING, oneToSix(false))));
    }

    @Test
    void fieldExistsSaveSkip() throws VmStateException {
        assertEquals(
                hex("00000001 00000002 0000000000000004 0000000000000006"),
                hex(save(QemuVectors.SKIPPING, oneToSix(true))));
    }

    private static Pointers pointers(boolean nullSecond) {
        Pointers p = new Pointers();
        for (int i = 0; i < 4; i++) {
            p.ar[i] = i == 1 && nullSecond ? null : new Inner(i);
            p.numbers[i] = i == 1 && nullSecond ? null : Integer.valueOf(i);
        }
        return p;
    }

    private static Pointers emptied(boolean nullSecond) {
        Pointers p = pointers(nullSecond);
        for (Inner inner : p.ar) {
            if (inner != null) {
                inner.i = -1;
            }
        }
        return p;
    }

    @Test
    void arrayPtrStrNo0() throws VmStateException {
        Pointers received = roundTrip(
                QemuVectors.POINTERS_TO_STRUCT,
                pointers(false),
                () -> emptied(false),
                "00000000 00000001 00000002 00000003");
        assertEquals(1, Objects.requireNonNull(received.ar[1]).i);
    }

    @Test
    void arrayPtrStr0() throws VmStateException {
        Pointers received = roundTrip(
                QemuVectors.POINTERS_TO_STRUCT, pointers(true), () -> emptied(true), "00000000 30 00000002 00000003");
        assertNull(received.ar[1]);
    }

    @Test
    void arrayPtrPrim0() throws VmStateException {
        Pointers received = roundTrip(
                QemuVectors.POINTERS_TO_NUMBERS, pointers(true), () -> pointers(true), "00000000 30 00000002 00000003");
        assertNull(received.numbers[1]);
        assertEquals(2, received.numbers[2]);
    }

    @Test
    void qtailq() throws VmStateException {
        Queue queue = new Queue();
        queue.i16 = -512;
        queue.q.add(new Item(true, 130));
        queue.q.add(new Item(false, 65));
        queue.i32 = 70000;
        Queue received = roundTrip(QemuVectors.QTAILQ, queue, Queue::new, "fe00 01 01 82 01 00 41 00 00011170");
        assertEquals(2, received.q.size());
    }

    @Test
    void gtreeDomain() throws VmStateException {
        Domain received = roundTrip(QemuVectors.DOMAIN, QemuVectors.domain6(), Domain::new, QemuVectors.DOMAIN_6_WIRE);
        assertEquals(2, received.mappings.size());
    }

    @Test
    void gtreeIommu() throws VmStateException {
        Iommu received = roundTrip(QemuVectors.IOMMU, QemuVectors.iommu(), Iommu::new, QemuVectors.IOMMU_WIRE);
        assertEquals(
                2, Objects.requireNonNull(received.domains.get(6L)).mappings.size());
    }

    @Test
    void qlistKeepsItsOrderAndStaysEditable() throws VmStateException {
        Container container = new Container();
        container.id = 1;
        for (int id : new int[] {0xa, 0xb00, 0xc0000, 0xd000000}) {
            container.list.add(new ListElement(id));
        }
        Container received = roundTrip(
                QemuVectors.QLIST,
                container,
                Container::new,
                "00000001 01 0000000a 01 00000b00 01 000c0000 01 0d000000 00");
        received.list.removeFirst();
        received.list.addFirst(new ListElement(0xf));
        received.list.remove(2);
        assertEquals(hex("00000001 01 0000000f 01 00000b00 01 0d000000 00"), hex(save(QemuVectors.QLIST, received)));
    }

    @Test
    void tmpStruct() throws VmStateException {
        Versioned s = new Versioned();
        s.a = 2;
        s.b = 4;
        s.c = 3;
        s.d = 1;
        s.f = 8;
        Versioned received = roundTrip(
                QemuVectors.TMP, s, Versioned::new, "00000002 0000000000000001 0000000000000002 0000000000000008");
        assertEquals(4, received.b);
        assertEquals(0, received.c);
    }
}
