/* Segments and the hashed page table: every kind of page, every kind of interrupt, R and C, and the hypercalls. For 512 MiB. */
#include "translation.h"

enum {
    H_REMOVE = 0x04,
    H_ENTER = 0x08,
    H_READ = 0x0c,
    H_CLEAR_MOD = 0x10,
    H_CLEAR_REF = 0x14,
    H_PROTECT = 0x18,
    H_BULK_REMOVE = 0x124,
    ORDER = 22,
    R_BIT = 0x100,
    C_BIT = 0x80,
    M_BIT = 0x10, /* of WIMG: memory coherence, what RAM must have */
};
#define EXACT (1ul << 39)
#define AVPN_FLAG (1ul << 31)
#define ANDCOND (1ul << 30)
#define READ_4 (1ul << 37)

#define SEGMENT_1T 0x4000000000000000ul
#define L64K 0x110ul
#define L16M 0x100ul
#define KS 0x800ul
#define KP 0x400ul
#define SEGMENT_N 0x200ul

static unsigned long regs[9];

static void slbmte(unsigned index, unsigned long ea, unsigned long vsid) {
    unsigned long esid = (ea & ((vsid >> 62) ? 0xffffff0000000000ul : 0xfffffffff0000000ul)) | 0x08000000 | index;
    __asm__ volatile("slbie %0" : : "r"((ea & 0xfffffffff0000000ul) | (vsid >> 62 ? 1ul << 25 : 0)) : "memory");
    __asm__ volatile("isync; slbmte %0,%1; isync" : : "r"(vsid), "r"(esid) : "memory");
}

static unsigned base_shift(unsigned long vsid) { return (vsid & L64K) == L64K ? 16 : vsid & L16M ? 24 : 12; }

/* First doubleword of an entry, and where its group is. */
static unsigned long first_of(unsigned long vsid, unsigned long ea, int secondary, int large, unsigned long *group) {
    unsigned shift = base_shift(vsid);
    int tera = vsid >> 62 != 0;
    unsigned long offset = ea & (tera ? 0xfffffffffful : 0xffffffful);
    unsigned long page = offset >> shift, id = (vsid & 0x3ffffffffffff000ul) >> (tera ? 24 : 12);
    unsigned long hash = tera ? id ^ (id << 25) ^ page : id ^ page;
    if (secondary) {
        hash = ~hash;
    }
    *group = (hash & ((1ul << (ORDER - 7)) - 1)) * 8;
    return (vsid & 0xfffffffffffff000ul) | ((page << shift) >> 16 & ~0x7ful) | (large ? 4 : 0) | (secondary ? 2 : 0) | 1;
}

static long enter(unsigned long flags, unsigned long index, unsigned long first, unsigned long second) {
    regs[0] = flags;
    regs[1] = index;
    regs[2] = first;
    regs[3] = second;
    return hypercall9(H_ENTER, regs);
}

/* Maps a page; returns its index. */
static unsigned long map(unsigned long vsid, unsigned long ea, int secondary, int large, unsigned long second) {
    unsigned long group, first = first_of(vsid, ea, secondary, large, &group);
    long status = enter(0, group, first, second);
    if (status) {
        print("H_ENTER %lx %lx: %ld\n", first, second, status);
    }
    return regs[0];
}

static void show_entry(const char *name, unsigned long index) {
    regs[0] = 0;
    regs[1] = index;
    long status = hypercall9(H_READ, regs);
    print("%s: status %ld first %lx second %lx\n", name, status, regs[0], regs[1]);
}

static void unmap(unsigned long index) {
    regs[0] = 0;
    regs[1] = index;
    regs[2] = 0;
    long status = hypercall9(H_REMOVE, regs);
    print("  removed: %ld %lx %lx\n", status, regs[0], regs[1]);
}

static unsigned long loads, stores, code;

static void load(const char *name, unsigned long ea, unsigned long bits) {
    struct outcome o = run_at(loads, bits, ea, 0);
    show_outcome(name, &o);
}

static void store(const char *name, unsigned long ea, unsigned long value, unsigned long bits) {
    struct outcome o = run_at(stores, bits, ea, value);
    show_outcome(name, &o);
}

static void fetch(const char *name, unsigned long ea, unsigned long bits) {
    struct outcome o = run_at(ea, bits, 0, 0);
    show_outcome(name, &o);
}

static void sizes(unsigned long page) {
    static const struct {
        const char *name;
        unsigned long vsid, ea, lp;
        int large, secondary;
        unsigned long size;
    } cases[] = {
        {"4K", 0x111000, 0x10000000, 0, 0, 0, 0x1000},
        {"4K secondary", 0x112000, 0x20005000, 0, 0, 1, 0x1000},
        {"64K", 0x113000 | L64K, 0x30030000, 0x1000, 1, 0, 0x10000},
        {"64K in 4K", 0x114000, 0x40040000, 0x7000, 1, 0, 0x10000},
        {"16M", 0x115000 | L16M, 0x51000000, 0, 1, 0, 0x1000000},
        {"16M in 64K", 0x116000 | L64K, 0x62000000, 0x8000, 1, 0, 0x1000000},
        {"16M in 4K", 0x117000, 0x73000000, 0x38000, 1, 0, 0x1000000},
        {"4K 1T", SEGMENT_1T | 0x3000000, 0x123456789000, 0, 0, 0, 0x1000},
        {"64K 1T", SEGMENT_1T | 0x4000000 | L64K, 0x223456780000, 0x1000, 1, 0, 0x10000},
        {"16M 1T", SEGMENT_1T | 0x5000000 | L16M, 0x7fffff000000, 0, 1, 1, 0x1000000},
        {"64K in 4K 1T", SEGMENT_1T | 0x6000000, 0xc000000000550000, 0x7000, 1, 1, 0x10000},
    };
    for (unsigned n = 0; n < sizeof cases / sizeof *cases; n++) {
        unsigned long real = page & -cases[n].size, inside = 0x7f8 & (cases[n].size - 1);
        unsigned long base = 1ul << base_shift(cases[n].vsid); /* Each base page has an entry of its own; there is one. */
        if (base > 0x1000) {
            inside |= base - 0x2000;
        }
        slbmte(3, cases[n].ea, cases[n].vsid);
        print("%s\n", cases[n].name);
        unsigned long index = map(cases[n].vsid, cases[n].ea, cases[n].secondary, cases[n].large, real | cases[n].lp | M_BIT | 2);
        *(volatile unsigned long *)(real + inside) = 0x1000 + n;
        show_entry("  entered", index);
        load("  load", cases[n].ea + inside, MSR_DR);
        show_entry("  loaded", index);
        store("  store", cases[n].ea + inside, 0x2000 + n, MSR_DR);
        show_entry("  stored", index);
        print("  memory %lx\n", *(volatile unsigned long *)(real + inside));
        load("  after the page", cases[n].ea + cases[n].size, MSR_DR);
        unmap(index);
        load("  unmapped", cases[n].ea + inside, MSR_DR);
        store("  unmapped", cases[n].ea + inside, 1, MSR_DR);
        fetch("  unmapped", cases[n].ea, MSR_IR);
    }
}

static void protection(unsigned long page) {
    unsigned long ea = 0x10000000, group;
    put_code(page, LI_R3_0 + 77, SC);
    *(volatile unsigned long *)(page + 0x20) = 0x4444;
    map(0x121000, 0x90000000, 0, 0, loads | M_BIT | 2);
    map(0x121000, 0x90001000, 0, 0, stores | M_BIT | 2);
    slbmte(5, 0x90000000, 0x121000);
    for (unsigned key = 0; key < 4; key++) {
        unsigned long vsid = 0x122000 | (key & 1 ? KS : 0) | (key & 2 ? KP : 0);
        slbmte(4, ea, vsid);
        for (unsigned pp = 0; pp < 8; pp++) {
            unsigned long first = first_of(vsid, ea, 0, 0, &group);
            enter(EXACT, group, first, page | M_BIT | (pp & 3) | (pp & 4 ? 1ul << 63 : 0));
            print("keys %d pp %d\n", key, pp);
            load("  load", ea + 0x20, MSR_DR);
            store("  store", ea + 8, 5, MSR_DR);
            fetch("  fetch", ea, MSR_IR);
            struct outcome o = run_at(0x90000000, MSR_PR | MSR_IR | MSR_DR, ea + 0x20, 0);
            show_outcome("  problem load", &o);
            o = run_at(0x90001000, MSR_PR | MSR_IR | MSR_DR, ea + 8, 9);
            show_outcome("  problem store", &o);
            fetch("  problem fetch", ea, MSR_PR | MSR_IR | MSR_DR);
            unmap(group);
        }
    }
    static const struct {
        const char *name;
        unsigned long vsid, second;
    } execution[] = {{"no-execute page", 0, 4}, {"guarded page", 0, 8}, {"no-execute segment", SEGMENT_N, 0},
                     {"no-execute page without right", KS, 5}, {"no right", KS, 0}};
    for (unsigned n = 0; n < sizeof execution / sizeof *execution; n++) {
        unsigned long vsid = 0x123000 | execution[n].vsid;
        slbmte(4, ea, vsid);
        unsigned long first = first_of(vsid, ea, 0, 0, &group);
        long status = enter(EXACT, group, first, page | M_BIT | execution[n].second);
        print("%s: %ld\n", execution[n].name, status);
        /* In this order: for the oracle, a load that went well permits a fetch from a no-execute segment. */
        fetch("  fetch", ea, MSR_IR);
        load("  load", ea + 0x20, MSR_DR);
        if (!status) {
            unmap(group);
        }
    }
}

static void keys(unsigned long page) {
    static const unsigned classes[] = {0, 1, 5, 9, 16, 31};
    unsigned long ea = 0x10000000, vsid = 0x124000;
    put_code(page, LI_R3_0 + 78, SC);
    *(volatile unsigned long *)(page + 0x20) = 0x4545;
    slbmte(4, ea, vsid);
    for (unsigned n = 0; n < sizeof classes / sizeof *classes; n++) {
        unsigned long class = classes[n];
        unsigned long index = map(vsid, ea, 0, 0, page | M_BIT | 1 | (class & 7) << 9 | (class >> 3) << 60);
        for (unsigned bits = 0; bits < 4; bits++) {
            print("class %d bits %d\n", (int)class, bits);
            mtspr(SPR_AMR, (unsigned long)bits << (62 - 2 * class));
            mtspr(SPR_IAMR, (unsigned long)bits << (62 - 2 * class));
            slbmte(4, ea, vsid); /* The oracle looks at AMR when it translates, not when it is changed. */
            load("  load", ea + 0x20, MSR_DR);
            store("  store", ea + 8, 1, MSR_DR);
            fetch("  fetch", ea, MSR_IR);
        }
        print("bits that count:");
        for (unsigned other = 0; other < 32; other++) {
            mtspr(SPR_IAMR, 0);
            mtspr(SPR_AMR, 3ul << (62 - 2 * other));
            slbmte(4, ea, vsid);
            unsigned long vector = run_at(loads, MSR_DR, ea + 0x20, 0).vector;
            mtspr(SPR_AMR, 0);
            mtspr(SPR_IAMR, 3ul << (62 - 2 * other));
            slbmte(4, ea, vsid);
            unsigned long vector2 = run_at(ea, MSR_IR, 0, 0).vector;
            if (vector != 0xc00 || vector2 != 0xc00) {
                print(" %d: %lx %lx", other, vector, vector2);
            }
        }
        print("\n");
        mtspr(SPR_AMR, 0);
        mtspr(SPR_IAMR, 0);
        unmap(index);
    }
    slbmte(4, ea, vsid | KS);
    unsigned long index = map(vsid, ea, 0, 0, page | M_BIT | 4 | 2ul << 9);
    mtspr(SPR_AMR, 3ul << 58);
    mtspr(SPR_IAMR, 3ul << 58);
    print("neither right nor class\n");
    load("  load", ea, MSR_DR);
    store("  store", ea, 1, MSR_DR);
    fetch("  fetch", ea, MSR_IR);
    mtspr(SPR_AMR, 0);
    mtspr(SPR_IAMR, 0);
    unmap(index);
}

static void segments(unsigned long page) {
    load("no segment load", 0xa0000000, MSR_DR);
    store("no segment store", 0xb0000008, 1, MSR_DR);
    fetch("no segment fetch", 0xc0000000, MSR_IR);
    fetch("no segment fetch from problem state", 0xc0000004, MSR_IR | MSR_DR | MSR_PR);
    unsigned long vsid = 0x131000, ea = 0x10000000;
    slbmte(6, ea, vsid);
    unsigned long index = map(vsid, ea, 0, 0, page | M_BIT | 2);
    load("4K entry in its segment", ea, MSR_DR);
    slbmte(6, ea, vsid | L64K);
    load("4K entry in a 64K segment", ea, MSR_DR);
    slbmte(6, ea, vsid | KS | KP | 0x80);
    load("again, other keys", ea, MSR_DR);
    unsigned long value, cr;
    __asm__ volatile("slbmfee %0,%1" : "=r"(value) : "r"(6ul));
    print("slbmfee %lx\n", value);
    __asm__ volatile("slbmfev %0,%1" : "=r"(value) : "r"(6ul));
    print("slbmfev %lx\n", value);
    __asm__ volatile("slbfee. %0,%2; mfcr %1" : "=r"(value), "=r"(cr) : "r"(ea + 0x123456) : "cr0");
    print("slbfee %lx cr0 %lx\n", value, cr >> 28 & 14);
    __asm__ volatile("slbfee. %0,%2; mfcr %1" : "=r"(value), "=r"(cr) : "r"(0xd0000000ul) : "cr0");
    print("slbfee %lx cr0 %lx\n", value, cr >> 28 & 14);
    __asm__ volatile("slbie %0; isync" : : "r"(ea) : "memory");
    load("after slbie", ea, MSR_DR);
    __asm__ volatile("slbmfee %0,%1" : "=r"(value) : "r"(6ul));
    print("slbmfee after slbie %lx\n", value);
    static const struct {
        const char *name;
        unsigned long vsid, esid;
    } bad[] = {{"index 32", 0x131000, 0x18000020}, {"reserved bits", 0x131000, 0x1c000001}, {"size 10", 1ul << 63, 0x18000001},
               {"page size 011", 0x131030, 0x18000001}, {"page size 111", 0x131130, 0x18000001}, {"page size 16G", 0x131120, 0x18000001},
               {"reserved in vsid", 0x13100f, 0x18000001}, {"not valid", 0x131000, 0x10000001}};
    for (unsigned n = 0; n < sizeof bad / sizeof *bad; n++) {
        put_code(code, 0x7ca02324, SC); /* slbmte r5,r4 */
        struct outcome o = run_at(code, 0, bad[n].esid, bad[n].vsid);
        show_outcome(bad[n].name, &o);
        __asm__ volatile("slbmfev %0,%1" : "=r"(value) : "r"(1ul));
        print("  entry 1 %lx\n", value);
    }
    put_code(code, 0x7c602726, SC); /* slbmfee r3,r4 */
    struct outcome o = run_at(code, 0, 32, 0);
    show_outcome("slbmfee 32", &o);
    put_code(code, 0x7c6026a6, SC); /* slbmfev r3,r4 */
    o = run_at(code, 0, 0x1002, 0);
    show_outcome("slbmfev 0x1002", &o);
    for (unsigned n = 0; n < 4; n++) {
        __asm__ volatile("slbmte %0,%1; isync" : : "r"(0x200000ul + n * 0x1000 + (n & 1 ? 0x80 : 0)), "r"(0x08000000ul + n * 0x10000000 + n));
    }
    __asm__ volatile("slbia; isync");
    for (unsigned long n = 0; n < 8; n++) {
        unsigned long esid, data;
        __asm__ volatile("slbmfee %0,%2; slbmfev %1,%2" : "=&r"(esid), "=&r"(data) : "r"(n));
        print("after slbia %d: %lx %lx\n", (int)n, esid, data);
    }
    __asm__ volatile("slbmte %0,%1; isync" : : "r"(0ul), "r"(0ul));
    unmap(index);
    static const unsigned problem[] = {0x7ca02324, 0x7c602726, 0x7c6026a6, 0x7c6027a7, 0x7c0003e4, 0x7c002364, 0x7c00046c, 0x7c002224};
    vsid = 0x132000;
    slbmte(7, 0x90000000, vsid);
    index = map(vsid, 0x90000000, 0, 0, code | M_BIT | 2);
    for (unsigned n = 0; n < sizeof problem / sizeof *problem; n++) {
        put_code(code, problem[n], SC);
        fetch("privileged", 0x90000000, MSR_IR | MSR_DR | MSR_PR);
    }
    unmap(index);
    put_code(code, 0x7c002264, SC); /* tlbie r4 */
    o = run_at(code, 0, 0x1000, 0);
    show_outcome("tlbie", &o);
    put_code(code, 0x7c002224, SC); /* tlbiel r4 */
    o = run_at(code, 0, 0x1000, 0);
    show_outcome("tlbiel", &o);
    put_code(code, 0x7c00046c, SC); /* tlbsync */
    o = run_at(code, 0, 0, 0);
    show_outcome("tlbsync", &o);
    put_code(code, 0x7c0002e4, SC); /* tlbia */
    o = run_at(code, 0, 0, 0);
    show_outcome("tlbia", &o);
}

static void changes(unsigned long page) {
    unsigned long ea = 0x10000000, vsid = 0x141000, other = page + 0x10000;
    slbmte(8, ea, vsid);
    put_code(page, LI_R3_0 + 1, SC);
    put_code(other, LI_R3_0 + 2, SC);
    unsigned long index = map(vsid, ea, 0, 0, page | M_BIT | 2);
    fetch("code of the first page", ea, MSR_IR);
    unmap(index);
    fetch("code of no page", ea, MSR_IR);
    index = map(vsid, ea, 0, 0, other | M_BIT | 2);
    fetch("code of the second page", ea, MSR_IR);
    put_code(other, LI_R3_0 + 3, SC);
    fetch("other code in it", ea, MSR_IR);
    load("loaded", ea, MSR_DR | MSR_IR);
    unmap(index);
    /* An access that crosses into a page that is not there. */
    index = map(vsid, ea, 0, 0, page | M_BIT | 2);
    load("load across", ea + 0xffc, MSR_DR);
    store("store across", ea + 0xffd, -1, MSR_DR);
    print("  memory %lx\n", *(volatile unsigned long *)(page + 0xff8));
    unsigned long second = map(vsid, ea + 0x1000, 0, 0, other | M_BIT | 3);
    *(volatile unsigned long *)(page + 0xff8) = 0x0102030405060708;
    *(volatile unsigned long *)other = 0x1112131415161718;
    store("store across into a page to read", ea + 0xffd, -1, MSR_DR);
    print("  memory %lx %lx\n", *(volatile unsigned long *)(page + 0xff8), *(volatile unsigned long *)other);
    unmap(second);
    unmap(index);
    /* 32-bit mode drops the upper half of addresses. */
    index = map(vsid, ea, 0, 0, page | M_BIT | 2);
    *(volatile unsigned long *)page = 0x5555;
    load("32-bit load", 0x7700000010000000, MSR_DR | 0x8000000000000000ul);
    unmap(index);
}

static void hypercalls(unsigned long page) {
    unsigned long vsid = 0x151000, group, first = first_of(vsid, 0x10000000, 0, 0, &group);
    print("WIMG 0000 %ld\n", enter(0, group, first, page | 2));
    print("WIMG 0110 %ld\n", enter(0, group, first, page | 0x32));
    print("WIMG 0111 %ld\n", enter(0, group, first, page | 0x3a));
    print("beyond RAM WIMG 0010 %ld\n", enter(0, group, first, 0x100000000000 | 0x12));
    print("beyond RAM WIMG 0100 %ld\n", enter(EXACT, group, first, 0x100000000000 | 0x22));
    slbmte(9, 0x10000000, vsid);
    load("load beyond RAM", 0x10000000, MSR_DR);
    store("store beyond RAM", 0x10000000, 1, MSR_DR);
    unmap(group);
    print("beyond RAM WIMG 0101 %ld\n", enter(EXACT, group, first, 0x100000000000 | 0x2a));
    unmap(group);
    print("beyond RAM WIMG 1100 %ld\n", enter(EXACT, group, first, 0x100000000000 | 0x62));
    print("bad page size %ld\n", enter(0, group, first | 4, page | 0xff012));
    print("bad index %ld\n", enter(0, 1ul << (ORDER - 4), first, page | 0x12));
    for (unsigned n = 0; n < 9; n++) {
        long status = enter(0, group + 5, first_of(vsid, 0x10000000 + (n << 18), 0, 0, &regs[8]) | 0x60, page | 0x12);
        print("enter %ld at %ld\n", status, status ? 0 : (long)(regs[0] - group));
    }
    print("exact on a used one %ld\n", enter(EXACT, group + 2, first, page | 0x12));
    regs[0] = 0;
    regs[1] = group + 1;
    show_entry("entry", group + 1);
    regs[0] = READ_4;
    regs[1] = group + 6;
    long status = hypercall9(H_READ, regs);
    print("read 4: %ld", status);
    for (unsigned n = 0; n < 8; n++) {
        print(" %lx", regs[n]);
    }
    print("\n");
    regs[0] = 0;
    regs[1] = 1ul << (ORDER - 4);
    print("read beyond: %ld\n", hypercall9(H_READ, regs));
    static const struct {
        const char *name;
        unsigned long flags, avpn;
    } removals[] = {{"other avpn", AVPN_FLAG, 0x999000}, {"andcond", ANDCOND, 1}, {"andcond elsewhere", ANDCOND, 0x4000000000000000},
                    {"gone", 0, 0}};
    for (unsigned n = 0; n < sizeof removals / sizeof *removals; n++) {
        regs[0] = removals[n].flags;
        regs[1] = group;
        regs[2] = removals[n].avpn;
        status = hypercall9(H_REMOVE, regs);
        print("remove %s: %ld %lx %lx\n", removals[n].name, status, status ? 0 : regs[0], status ? 0 : regs[1]);
    }
    regs[0] = AVPN_FLAG;
    regs[1] = group + 1;
    regs[2] = first_of(vsid, 0x10000000 + (1 << 18), 0, 0, &regs[8]) & ~0x7ful;
    status = hypercall9(H_REMOVE, regs);
    print("remove with avpn: %ld\n", status);
    regs[0] = 0;
    regs[1] = 1ul << (ORDER - 4);
    print("remove beyond: %ld\n", hypercall9(H_REMOVE, regs));
    /* Protect: pp, N, key; R and C stay. */
    static const unsigned long flags[] = {3, 4, 0x103, 0xe00, 0x3000000000000000 >> 48, 0x800000000000, 0xfff, -1ul & ~AVPN_FLAG};
    for (unsigned n = 0; n < sizeof flags / sizeof *flags; n++) {
        regs[0] = flags[n];
        regs[1] = group + 2;
        regs[2] = 0;
        status = hypercall9(H_PROTECT, regs);
        print("protect %lx: %ld\n", flags[n], status);
        show_entry("  entry", group + 2);
    }
    regs[0] = AVPN_FLAG | 2;
    regs[1] = group + 2;
    regs[2] = 0x999000;
    print("protect other avpn: %ld\n", hypercall9(H_PROTECT, regs));
    regs[0] = 2;
    regs[1] = group;
    print("protect what is gone: %ld\n", hypercall9(H_PROTECT, regs));
    regs[1] = 1ul << (ORDER - 4);
    print("protect beyond: %ld\n", hypercall9(H_PROTECT, regs));
    regs[0] = 0;
    regs[1] = group + 3;
    print("clear ref: %ld\n", hypercall9(H_CLEAR_REF, regs));
    regs[0] = 0;
    regs[1] = group + 3;
    print("clear mod: %ld\n", hypercall9(H_CLEAR_MOD, regs));
    /* R, then R and C, are set and removed in bulk. */
    static const unsigned long request = 1ul << 62, andcond = 1ul << 56, avpn = 1ul << 57, end = 3ul << 62;
    for (unsigned n = 0; n < 3; n++) {
        enter(EXACT, group, first, page | 0x12);
        slbmte(9, 0x10000000, vsid);
        if (n > 0) {
            load("load", 0x10000020, MSR_DR);
        }
        if (n > 1) {
            store("store", 0x10000028, 1, MSR_DR);
        }
        regs[0] = request | group;
        regs[1] = 0;
        regs[2] = end;
        status = hypercall9(H_BULK_REMOVE, regs);
        print("bulk of one: %ld %lx\n", status, regs[0]);
    }
    regs[0] = request | (group + 3);
    regs[1] = 0;
    regs[2] = request | (group + 4);
    regs[3] = 0;
    regs[4] = request | group;
    regs[5] = 0;
    regs[6] = request | avpn | (group + 5);
    regs[7] = 0x999000;
    status = hypercall9(H_BULK_REMOVE, regs);
    print("bulk: %ld %lx %lx %lx %lx\n", status, regs[0], regs[2], regs[4], regs[6]);
    regs[0] = request | andcond | (group + 6);
    regs[1] = 2;
    regs[2] = end;
    regs[3] = 0x77;
    regs[4] = regs[5] = regs[6] = 0;
    status = hypercall9(H_BULK_REMOVE, regs);
    print("bulk to its end: %ld %lx %lx\n", status, regs[0], regs[2]);
    regs[0] = request | andcond | avpn | (group + 7);
    regs[2] = end;
    status = hypercall9(H_BULK_REMOVE, regs);
    print("bulk with both conditions: %ld %lx\n", status, regs[0]);
    regs[0] = request | 1ul << (ORDER - 4);
    regs[2] = request | (group + 7);
    status = hypercall9(H_BULK_REMOVE, regs);
    print("bulk beyond: %ld %lx %lx\n", status, regs[0], regs[2]);
    regs[0] = request | (group + 7);
    regs[1] = 0;
    regs[2] = 0;
    status = hypercall9(H_BULK_REMOVE, regs);
    print("bulk without a type: %ld %lx %lx\n", status, regs[0], regs[2]);
    for (unsigned n = 0; n < 8; n++) {
        show_entry("left", group + n);
    }
}

static void real_mode(void) {
    load("real load beyond RAM", 0x20000000, 0);
    store("real store beyond RAM", 0x20000000, 1, 0);
    *(volatile unsigned long *)(stores + 0x800) = 0x4646;
    load("real load, upper bits", 0xf000000000000800 | stores, 0);
    fetch("real fetch beyond RAM", 0x20000000, 0);
    load("real load at the end of RAM", 0x1ffffffc, 0);
}

int main(void) {
    prepare_outcomes();
    char *area = allocate(0x30000);
    loads = ((unsigned long)area + 0xffff) & ~0xfffful;
    stores = loads + 0x1000;
    code = loads + 0x2000;
    put_code(loads, LD_R3_0_R4, SC);
    put_code(stores, STD_R5_0_R4, SC);
    unsigned long page = 0x05ff0000;
    real_mode();
    segments(page);
    sizes(page);
    protection(page);
    keys(page);
    changes(page);
    hypercalls(page);
    return 0;
}
