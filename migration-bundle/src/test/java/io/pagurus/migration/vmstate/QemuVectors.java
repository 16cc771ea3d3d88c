package io.pagurus.migration.vmstate;

import static io.pagurus.vmstate.WireType.INT32;
import static io.pagurus.vmstate.WireType.UINT16;

import io.pagurus.vmstate.VmStateDescription;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The objects and descriptions behind the cases of QEMU's own vmstate test. */
final class QemuVectors {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private QemuVectors() {}

    static class Primitives {
        boolean b1;
        boolean b2;
        byte u8;
        short u16;
        int u32;
        long u64;
        byte i81;
        byte i82;
        short i161;
        short i162;
        int i321;
        int i322;
        long i641;
        long i642;
    }

    static final VmStateDescription<Primitives> SIMPLE_PRIMITIVE = VmStateDescription.builder(
                    "simple/primitive", Primitives.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .bool("b_1")
            .bool("b_2")
            .uint8("u8")
            .uint16("u16")
            .uint32("u32")
            .uint64("u64")
            .int8("i8_1")
            .int8("i8_2")
            .int16("i16_1")
            .int16("i16_2")
            .int32("i32_1")
            .int32("i32_2")
            .int64("i64_1")
            .int64("i64_2")
            .build();

    static final String SIMPLE_PRIMITIVE_WIRE = """
            01 00 82 0200 00011170 0000000000b8f47c 41 bf 0200 fe00 00011170 fffeee90
            0000000000b8f47c ffffffffff470b84""";

    static Primitives primitives() {
        Primitives p = new Primitives();
        p.b1 = true;
        p.u8 = (byte) 130;
        p.u16 = 512;
        p.u32 = 70000;
        p.u64 = 12121212;
        p.i81 = 65;
        p.i82 = -65;
        p.i161 = 512;
        p.i162 = -512;
        p.i321 = 70000;
        p.i322 = -70000;
        p.i641 = 12121212;
        p.i642 = -12121212;
        return p;
    }

    static class Numbers {
        short[] u161 = {0x42, 0x43, 0x44};
    }

    static final VmStateDescription<Numbers> SIMPLE_ARRAY = VmStateDescription.builder(
                    "simple/array", Numbers.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .array("u16_1", UINT16, 3)
            .build();

    static class Versioned {
        int a;
        int b;
        int c;
        long d;
        int e;
        long f;
        boolean skipCE;
    }

    static final VmStateDescription<Versioned> VERSIONED = VmStateDescription.builder(
                    "test/versioned", Versioned.class, LOOKUP)
            .version(2)
            .minimumVersion(1)
            .uint32("a")
            .uint32("b", f -> f.since(2))
            .uint32("c")
            .uint64("d")
            .uint32("e", f -> f.since(2))
            .uint64("f", f -> f.since(2))
            .build();

    static final VmStateDescription<Versioned> SKIPPING = VmStateDescription.builder(
                    "test/skip", Versioned.class, LOOKUP)
            .version(2)
            .minimumVersion(1)
            .uint32("a")
            .uint32("b")
            .uint32("c", f -> f.when((s, _) -> !s.skipCE))
            .uint64("d")
            .uint32("e", f -> f.when((s, _) -> !s.skipCE))
            .uint64("f", f -> f.since(2))
            .build();

    static class Inner {
        int i;

        Inner() {}

        Inner(int i) {
            this.i = i;
        }
    }

    static final VmStateDescription<Inner> INNER = VmStateDescription.builder("test/struct", Inner.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .int32("i")
            .build();

    static class Pointers {
        @Nullable
        Inner[] ar = new Inner[4];

        @Nullable
        Integer[] numbers = new Integer[4];
    }

    static final VmStateDescription<Pointers> POINTERS_TO_STRUCT = VmStateDescription.builder(
                    "test/array_of_ptr", Pointers.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .arrayOfPointersToStruct("ar", INNER, 4)
            .build();

    static final VmStateDescription<Pointers> POINTERS_TO_NUMBERS = VmStateDescription.builder(
                    "test/array_of_ptr_prim", Pointers.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .arrayOfPointers("ar", INT32, 4, f -> f.as("numbers"))
            .build();

    static class Item {
        boolean b;
        byte u8;

        Item() {}

        Item(boolean b, int u8) {
            this.b = b;
            this.u8 = (byte) u8;
        }
    }

    static class Queue {
        short i16;
        List<Item> q = new ArrayList<>();
        int i32;
    }

    static final VmStateDescription<Item> ITEM = VmStateDescription.builder("test/queue_item", Item.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .bool("b")
            .uint8("u8")
            .build();

    static final VmStateDescription<Queue> QTAILQ = VmStateDescription.builder("test/q", Queue.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .int16("i16")
            .qtailq("q", ITEM, f -> f.since(1))
            .int32("i32")
            .build();

    static class Key implements Comparable<Key> {
        long low;
        long high;

        Key() {}

        Key(long low, long high) {
            this.low = low;
            this.high = high;
        }

        @Override
        public int compareTo(Key other) {
            return high < other.low ? -1 : low > other.high ? 1 : 0;
        }
    }

    static class Mapping {
        long physAddr;
        int flags;

        Mapping() {}

        Mapping(long physAddr, int flags) {
            this.physAddr = physAddr;
            this.flags = flags;
        }
    }

    static class Domain {
        int id;
        Map<Key, Mapping> mappings = new LinkedHashMap<>();
    }

    static class Iommu {
        int id;
        Map<Long, Domain> domains = new TreeMap<>();
    }

    static final VmStateDescription<Key> KEY = VmStateDescription.builder("interval", Key.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .uint64("low")
            .uint64("high")
            .build();

    static final VmStateDescription<Mapping> MAPPING = VmStateDescription.builder("mapping", Mapping.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .uint64("phys_addr")
            .uint32("flags")
            .build();

    static final VmStateDescription<Domain> DOMAIN = VmStateDescription.builder("domain", Domain.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .int32("id")
            .gtree("mappings", KEY, MAPPING, f -> f.since(1))
            .build();

    static final VmStateDescription<Iommu> IOMMU = VmStateDescription.builder("iommu", Iommu.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .int32("id")
            .gtree("domains", DOMAIN, f -> f.since(1))
            .build();

    static final String DOMAIN_6_WIRE = """
            00000006 00000002
            01 0000000000001000 0000000000001fff 000000000000a000 00000001
            01 0000000000004000 0000000000004fff 00000000000e0000 00000002 00""";

    static final String IOMMU_WIRE = """
            00000007 00000002
            01 0000000000000005 00000005 00000001
               01 0000000001000000 0000000001ffffff 000000000f000000 00000003 00
            01 0000000000000006""" + DOMAIN_6_WIRE + "00";

    static Domain domain6() {
        Domain domain = new Domain();
        domain.id = 6;
        domain.mappings.put(new Key(0x1000, 0x1fff), new Mapping(0xa000, 1));
        domain.mappings.put(new Key(0x4000, 0x4fff), new Mapping(0xe0000, 2));
        return domain;
    }

    static Iommu iommu() {
        Iommu iommu = new Iommu();
        iommu.id = 7;
        Domain five = new Domain();
        five.id = 5;
        five.mappings.put(new Key(0x1000000, 0x1ffffff), new Mapping(0xf000000, 3));
        iommu.domains.put(5L, five);
        iommu.domains.put(6L, domain6());
        return iommu;
    }

    static class ListElement {
        int id;

        ListElement() {}

        ListElement(int id) {
            this.id = id;
        }
    }

    static class Container {
        int id;
        List<ListElement> list = new ArrayList<>();
    }

    static final VmStateDescription<ListElement> LIST_ELEMENT = VmStateDescription.builder(
                    "test/queue list", ListElement.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .uint32("id")
            .build();

    static final VmStateDescription<Container> QLIST = VmStateDescription.builder(
                    "test/container/qlist", Container.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .uint32("id")
            .qlist("list", LIST_ELEMENT, f -> f.since(1))
            .build();

    static class Tmp {
        final Versioned parent;
        long diff;

        Tmp(Versioned parent) {
            this.parent = parent;
        }
    }

    static final VmStateDescription<Tmp> TMP_CHILD = VmStateDescription.builder("test/tmp", Tmp.class, LOOKUP)
            .preSave(t -> t.diff = t.parent.b - t.parent.a)
            .postLoad((t, _) -> t.parent.b = t.parent.a + (int) t.diff)
            .int64("diff")
            .build();

    static final VmStateDescription<Versioned> TMP = VmStateDescription.builder(
                    "test/simple_tmp", Versioned.class, LOOKUP)
            .uint32("a")
            .uint64("d")
            .tmp(TMP_CHILD, Tmp::new)
            .uint64("f")
            .build();
}
