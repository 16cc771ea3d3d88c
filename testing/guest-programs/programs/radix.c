/* POWER9: radix trees by a registered process table, all page sizes, rights, quadrants, R and C, and tlbie. For 512 MiB. */
#include "translation.h"

enum { H_REGISTER_PROC_TBL = 0x37c, R_BIT = 0x100, C_BIT = 0x80, ATT_IO = 0x20, ATT_TOLERANT = 0x30, PRIVILEGED = 8, READ = 4, WRITE = 2, EXECUTE = 1 };
#define VALID (1ul << 63)
#define LEAF (1ul << 62)
#define ROOT_SIZE 13
#define RTS ((2ul << 61) | (5ul << 5)) /* 52 bits: 0b10101 + 31 */

static unsigned long regs[9];
static unsigned long loads, stores, code, page;
static uint64_t *process_table, *roots[4];
static char *tables;

static uint64_t big(uint64_t value) {
#ifdef __LITTLE_ENDIAN__
    return __builtin_bswap64(value);
#else
    return value;
#endif
}

static uint64_t *table(unsigned bits) {
    unsigned long bytes = 8ul << bits;
    unsigned long at = ((unsigned long)tables + bytes - 1) & -bytes;
    tables = (char *)(at + bytes);
    return (uint64_t *)at;
}

/* The entry of an address at a level, directories made on the way: sizes of 13, 9, 9 and the last one's bits. */
static uint64_t *entry_of(uint64_t *root, unsigned long ea, int level, unsigned last) {
    uint64_t *at = root;
    unsigned left = 52, size = ROOT_SIZE;
    for (int n = 0;; n++) {
        left -= size;
        uint64_t *entry = at + ((ea & 0x3ffffffffffffffful) >> left & ((1ul << size) - 1));
        if (n == level) {
            return entry;
        }
        size = n == 2 ? last : 9;
        if (!*entry) {
            *entry = big(VALID | (unsigned long)table(size) | size);
        }
        at = (uint64_t *)(big(*entry) & 0x01ffffffffffff00ul);
    }
}


/* Forgets everything: tlbiel of all processes, RIC 2, PRS 1, R 1, IS 3. */
static void forget(void) {
    register unsigned long rb __asm__("9") = 3ul << 10, rs __asm__("10") = 0;
    __asm__ volatile("ptesync; .long 0x7c000224 | 10 << 21 | 2 << 18 | 1 << 17 | 1 << 16 | 9 << 11; ptesync; isync"
                     : : "r"(rb), "r"(rs) : "memory");
}

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

static long register_table(unsigned long flags, unsigned long base, unsigned long size_of_page, unsigned long size) {
    regs[0] = flags;
    regs[1] = base;
    regs[2] = size_of_page;
    regs[3] = size;
    return hypercall9(H_REGISTER_PROC_TBL, regs);
}

static void classes(void) {
    for (unsigned ih = 0; ih < 8; ih++) {
        for (unsigned long n = 0; n < 4; n++) {
            __asm__ volatile("slbmte %0,%1; isync" : : "r"(0x200000ul + n * 0x1000 + (n & 1 ? 0x80 : 0)), "r"(0x08000000ul + n * 0x10000000 + n));
        }
        put_code(code, 0x7c0003e4 | ih << 21, SC);
        run_at(code, 0, 0, 0);
        for (unsigned long n = 0; n < 4; n++) {
            unsigned long esid;
            __asm__ volatile("slbmfee %0,%1" : "=r"(esid) : "r"(n));
            print("slbia %d entry %d: %lx\n", (int)ih, (int)n, esid);
        }
    }
    put_code(code, 0x7ca023a4, SC); /* slbieg r5,r4 */
    __asm__ volatile("slbmte %0,%1; isync" : : "r"(0x201000ul), "r"(0x18000001ul));
    struct outcome o = run_at(code, 0, 0x10000000, 0);
    show_outcome("slbieg", &o);
    unsigned long esid;
    __asm__ volatile("slbmfee %0,%1" : "=r"(esid) : "r"(1ul));
    print("  entry %lx\n", esid);
    put_code(code, 0x7c0002a4, SC); /* slbsync */
    o = run_at(code, 0, 0, 0);
    show_outcome("slbsync", &o);
    __asm__ volatile("slbmte %0,%1; isync" : : "r"(0ul), "r"(0ul));
    __asm__ volatile("slbmte %0,%1; isync" : : "r"(0ul), "r"(1ul));
}

/* All forms of tlbie and tlbiel: RIC, IS, PRS, R; two of each four are the hypervisor's or do not exist. */
static void forms(const char *mode) {
    static const struct {
        const char *name;
        unsigned word;
    } kinds[] = {{"tlbie", 0x7ca02264}, {"tlbiel", 0x7ca02224}};
    for (unsigned n = 0; n < 2; n++) {
        for (unsigned ric = 0; ric < 4; ric++) {
            for (unsigned is = 0; is < 4; is++) {
                print("%s %s RIC %d IS %d:", mode, kinds[n].name, ric, is);
                for (unsigned rest = 0; rest < 4; rest++) {
                    put_code(code, kinds[n].word | ric << 18 | rest << 16, SC);
                    struct outcome o = run_at(code, 0, is << 10, 0);
                    print(" %lx %lx", o.vector, o.srr1 & 0x783f0000);
                }
                print("\n");
            }
        }
    }
}

static void registration(void) {
    forms("hash");
    print("no flag %ld\n", register_table(0, 0, 0, 0));
    print("radix without change %ld\n", register_table(4, 0, 0, 0));
    print("unknown flag %ld\n", register_table(0x3c, 0x10000, 0, 4));
    print("base not aligned %ld\n", register_table(0x1c, 0x10800, 0, 4));
    print("base too high %ld\n", register_table(0x1c, 1ul << 60, 0, 4));
    print("page size %ld\n", register_table(0x1c, 0x10000, 1, 4));
    print("table size %ld\n", register_table(0x1c, 0x10000, 0, 25));
    print("hash with segment tables %ld\n", register_table(0x1a, 0, 0, 4));
    print("hash base %ld\n", register_table(0x18, 1ul << 38, 0, 4));
    print("hash page size %ld\n", register_table(0x18, 0, 8, 4));
    print("hash table size %ld\n", register_table(0x18, 0, 0, 25));
    print("hash %ld\n", register_table(0x18, 0, 0, 0));
    print("radix %ld\n", register_table(0x1c, (unsigned long)process_table, 0, 0));
    put_code(code, 0x7c0a4a64 | 1 << 17 | 1 << 16, SC);
    struct outcome o = run_at(code, 0, 0, 0);
    show_outcome("tlbie without GTSE", &o);
    put_code(code, 0x7c00046c, SC);
    o = run_at(code, 0, 0, 0);
    show_outcome("tlbsync without GTSE", &o);
    print("radix, GTSE %ld\n", register_table(0x1d, (unsigned long)process_table, 0, 0));
    o = run_at(code, 0, 0, 0);
    show_outcome("tlbsync", &o);
    forms("radix");
}

static void sizes(void) {
    static const struct {
        const char *name;
        unsigned long ea, size;
        int level, pid;
        unsigned last;
    } cases[] = {
        {"4K", 0x10003000, 0x1000, 3, 0, 9},
        {"64K", 0x20030000, 0x10000, 3, 0, 5},
        {"2M", 0x40200000, 0x200000, 2, 0, 9},
        {"1G", 0x1c0000000, 0x40000000, 1, 0, 9},
        {"4K of the kernel", 0xc000000000005000, 0x1000, 3, 0, 9},
        {"64K of process 3", 0xfff12340000, 0x10000, 3, 3, 5},
        {"2M of the kernel", 0xc008000000400000, 0x200000, 2, 0, 9},
        {"4K at the top", 0xc00ffffffffff000, 0x1000, 3, 0, 9},
    };
    for (unsigned n = 0; n < sizeof cases / sizeof *cases; n++) {
        mtspr(SPR_PIDR, cases[n].pid);
        unsigned long real = page & -cases[n].size, inside = cases[n].size > 0x200000 ? page & (cases[n].size - 1) & -0x1000ul : cases[n].size - 0x1000;
        inside += 0x7f8;
        uint64_t *entry = entry_of(roots[cases[n].pid], cases[n].ea, cases[n].level, cases[n].last);
        *entry = big(VALID | LEAF | real | READ | WRITE | EXECUTE | PRIVILEGED);
        forget();
        *(volatile unsigned long *)(real + inside) = 0x1000 + n;
        print("%s\n", cases[n].name);
        load("  load", cases[n].ea + inside, MSR_DR);
        print("  entry %lx\n", big(*entry));
        store("  store", cases[n].ea + inside, 0x2000 + n, MSR_DR);
        print("  entry %lx memory %lx\n", big(*entry), *(volatile unsigned long *)(real + inside));
        load("  after the page", cases[n].ea + cases[n].size, MSR_DR);
        load("  other upper bits", cases[n].ea | 0x0070000000000000, MSR_DR);
        *entry = 0;
        forget();
        load("  unmapped", cases[n].ea + inside, MSR_DR);
        store("  unmapped", cases[n].ea + inside, 1, MSR_DR);
        fetch("  unmapped", cases[n].ea, MSR_IR);
    }
    mtspr(SPR_PIDR, 0);
}

static void quadrants(void) {
    load("quadrant 1 load", 0x4000000000000000, MSR_DR);
    store("quadrant 2 store", 0x8000000000000008, 1, MSR_DR);
    fetch("quadrant 1 fetch", 0x4000000000001000, MSR_IR);
    fetch("quadrant 2 fetch", 0xbffffffffffffffc, MSR_IR);
    mtspr(SPR_PIDR, 256);
    load("process beyond the table", 0x10000000, MSR_DR);
    store("process beyond the table", 0x10000000, 1, MSR_DR);
    fetch("process beyond the table", 0x10000000, MSR_IR);
    load("the kernel from there", 0xc000000000005000, MSR_DR);
    mtspr(SPR_PIDR, 5);
    load("process without a tree", 0x10000000, MSR_DR);
    static const struct {
        const char *name;
        unsigned long entry;
    } roots_bad[] = {{"root of 12 bits", RTS | 12}, {"root of 0 bits", RTS}, {"51 bits", ((2ul << 61) | (4ul << 5)) | 13}, {"beyond RAM", 0x40000000 | RTS | 13}};
    for (unsigned n = 0; n < sizeof roots_bad / sizeof *roots_bad; n++) {
        process_table[2 * 5] = big(roots_bad[n].entry | (n < 3 ? (unsigned long)roots[3] : 0));
        forget();
        load(roots_bad[n].name, 0x10000000, MSR_DR);
        store(roots_bad[n].name, 0x10000000, 1, MSR_DR);
        fetch(roots_bad[n].name, 0x10000000, MSR_IR);
    }
    process_table[2 * 5] = 0;
    mtspr(SPR_PIDR, 0);
    static const unsigned bad[] = {0, 4, 5, 8, 10, 13};
    for (int level = 0; level < 3; level++) {
        for (unsigned n = 0; n < sizeof bad / sizeof *bad; n++) {
            unsigned long ea = 0x100000000000ul * (level + 1) + 0x10000000000000ul * 0;
            uint64_t *entry = entry_of(roots[0], ea, level, 9), before = *entry;
            *entry = big(VALID | (unsigned long)table(13) | bad[n]);
            forget();
            print("directory at level %d of %d bits\n", level, bad[n]);
            load("  load", ea, MSR_DR);
            fetch("  fetch", ea, MSR_IR);
            *entry = before;
        }
    }
    uint64_t *entry = entry_of(roots[0], 0x310000000000, 3, 9);
    *entry = big(VALID | (unsigned long)table(9) | 9);
    forget();
    load("a fifth level", 0x310000000000, MSR_DR);
    entry = entry_of(roots[0], 0x320000000000, 0, 9);
    *entry = big(VALID | LEAF | READ | WRITE | EXECUTE);
    forget();
    load("a leaf at the root", 0x320000000000 + page, MSR_DR);
    *entry = 0;
}

static void rights(void) {
    unsigned long ea = 0x10007000;
    put_code(page, LI_R3_0 + 77, SC);
    *(volatile unsigned long *)(page + 0x20) = 0x4444;
    *entry_of(roots[0], 0x11000000, 3, 9) = big(VALID | LEAF | loads | READ | EXECUTE);
    *entry_of(roots[0], 0x11001000, 3, 9) = big(VALID | LEAF | stores | READ | EXECUTE);
    uint64_t *entry = entry_of(roots[0], ea, 3, 9);
    for (unsigned rights = 0; rights < 16; rights++) {
        *entry = big(VALID | LEAF | page | rights);
        forget();
        print("rights %d\n", rights);
        fetch("  fetch", ea, MSR_IR);
        load("  load", ea + 0x20, MSR_DR);
        store("  store", ea + 8, 5, MSR_DR);
        fetch("  problem fetch", ea, MSR_PR | MSR_IR | MSR_DR);
        struct outcome o = run_at(0x11000000, MSR_PR | MSR_IR | MSR_DR, ea + 0x20, 0);
        show_outcome("  problem load", &o);
        o = run_at(0x11001000, MSR_PR | MSR_IR | MSR_DR, ea + 8, 9);
        show_outcome("  problem store", &o);
        print("  entry %lx\n", big(*entry));
    }
    for (unsigned attributes = 0; attributes <= ATT_TOLERANT; attributes += 0x10) {
        *entry = big(VALID | LEAF | page | READ | WRITE | EXECUTE | PRIVILEGED | attributes);
        forget();
        print("attributes %x\n", attributes);
        fetch("  fetch", ea, MSR_IR);
        load("  load", ea + 0x20, MSR_DR);
    }
    for (unsigned bits = 0; bits < 4; bits++) {
        for (unsigned privileged = 0; privileged < 2; privileged++) {
            *entry = big(VALID | LEAF | page | READ | WRITE | EXECUTE | (privileged ? PRIVILEGED : 0));
            mtspr(SPR_AMR, (unsigned long)bits << 62);
            mtspr(SPR_IAMR, (unsigned long)bits << 62);
            forget();
            print("class bits %d privileged %d\n", bits, privileged);
            fetch("  fetch", ea, MSR_IR);
            load("  load", ea + 0x20, MSR_DR);
            store("  store", ea + 8, 5, MSR_DR);
            struct outcome o = run_at(0x11000000, MSR_PR | MSR_IR | MSR_DR, ea + 0x20, 0);
            show_outcome("  problem load", &o);
        }
    }
    mtspr(SPR_AMR, 0);
    mtspr(SPR_IAMR, 0);
    *entry = 0;
    forget();
}

static void changes(void) {
    unsigned long ea = 0x10008000, other = page + 0x10000;
    put_code(page, LI_R3_0 + 1, SC);
    put_code(other, LI_R3_0 + 2, SC);
    uint64_t *entry = entry_of(roots[0], ea, 3, 9), *next = entry_of(roots[0], ea + 0x1000, 3, 9);
    *entry = big(VALID | LEAF | page | READ | WRITE | EXECUTE);
    forget();
    fetch("code of the first page", ea, MSR_IR);
    *entry = big(VALID | LEAF | other | READ | WRITE | EXECUTE);
    forget();
    fetch("code of the second page", ea, MSR_IR);
    put_code(other, LI_R3_0 + 3, SC);
    fetch("other code in it", ea, MSR_IR);
    *entry = 0;
    forget();
    fetch("code of no page", ea, MSR_IR);
    *entry = big(VALID | LEAF | page | READ | WRITE | EXECUTE);
    load("load across", ea + 0xffc, MSR_DR);
    store("store across", ea + 0xffd, -1, MSR_DR);
    print("  entry %lx\n", big(*entry));
    *next = big(VALID | LEAF | other | READ);
    *(volatile unsigned long *)(page + 0xff8) = 0x0102030405060708;
    *(volatile unsigned long *)other = 0x1112131415161718;
    store("store across into a page to read", ea + 0xffd, -1, MSR_DR);
    print("  memory %lx %lx entries %lx %lx\n", *(volatile unsigned long *)(page + 0xff8), *(volatile unsigned long *)other, big(*entry), big(*next));
    *(volatile unsigned long *)(page + 0x800) = 0x5555;
    load("32-bit load", 0x7700000010008800, MSR_DR | 0x8000000000000000ul);
    /* Each process has its own first quadrant, and all have the kernel's. */
    uint64_t *theirs = entry_of(roots[3], ea, 3, 9);
    *theirs = big(VALID | LEAF | other | READ);
    *entry_of(roots[0], 0xc000000000009000, 3, 9) = big(VALID | LEAF | page | READ);
    *(volatile unsigned long *)page = 0xaaaa;
    *(volatile unsigned long *)other = 0xbbbb;
    for (unsigned n = 0; n < 4; n++) {
        mtspr(SPR_PIDR, n & 1 ? 3 : 0);
        load("process", ea, MSR_DR);
        load("kernel", 0xc000000000009000, MSR_DR);
    }
    mtspr(SPR_PIDR, 0);
    *theirs = 0;
    *entry = 0;
    *next = 0;
    forget();
}

int main(void) {
    prepare_outcomes();
    char *area = allocate(0x30000);
    loads = ((unsigned long)area + 0xffff) & ~0xfffful;
    stores = loads + 0x1000;
    code = loads + 0x2000;
    put_code(loads, LD_R3_0_R4, SC);
    put_code(stores, STD_R5_0_R4, SC);
    page = 0x05ff0000;
    tables = (char *)0x04000000;
    process_table = table(12);
    for (unsigned n = 0; n < 4; n += 3) {
        roots[n] = table(ROOT_SIZE);
        process_table[2 * n] = big((unsigned long)roots[n] | RTS | ROOT_SIZE);
    }
    classes();
    registration();
    sizes();
    quadrants();
    rights();
    changes();
    return 0;
}
