/*
 * Vectors and the way from 0x100 into main. The CPU comes in big-endian real mode; a little-endian image changes over,
 * and has H_SET_MODE make its interrupts little-endian too.
 */
#define STACK_TOP 0x01000000
#define INTERRUPT_STACK_TOP 0x01100000
#define MSR_WANTED 0x8000000002803002 /* SF VEC VSX FP ME RI */

/* Layout of struct interrupt in guest.h. */
#define FRAME_LR 256
#define FRAME_VSR 384

#if _CALL_ELF == 2
.macro function name
    .globl \name
    .type \name, @function
\name:
.endm
#else
.macro function name
    .section .opd, "aw"
    .globl \name
    .type \name, @function
\name:
    .quad .L.\name, .TOC.@tocbase, 0
    .previous
.L.\name:
.endm
#endif

.macro address register, symbol
    lis \register, (\symbol)@h
    ori \register, \register, (\symbol)@l
.endm

/* A word that is executed before a little-endian image has changed over. */
.macro big_endian word
#ifdef __LITTLE_ENDIAN__
    .long (((\word) & 0xff) << 24) | (((\word) & 0xff00) << 8) | (((\word) >> 8) & 0xff00) | (((\word) >> 24) & 0xff)
#else
    .long \word
#endif
.endm

    .section .vectors, "ax"
    .globl iterations
    .org 0x10
iterations:
    .long 0 /* big-endian; README.md */

    .org 0x100
    .globl _start
_start:
    big_endian 0x7ca000a6 /* mfmsr r5 */
#ifdef __LITTLE_ENDIAN__
    big_endian 0x60a50001 /* ori r5,r5,1: LE */
#endif
    big_endian 0x7cbb03a6 /* mtsrr1 r5 */
    big_endian 0x38c03000 /* li r6,0x3000 */
    big_endian 0x7cda03a6 /* mtsrr0 r6 */
    big_endian 0x4c000024 /* rfid */

.macro vector number
    .org \number
    mtsprg 1, 13
    li 13, \number
    b interrupt_entry
.endm
    vector 0x200
    vector 0x300
    vector 0x380
    vector 0x400
    vector 0x480
    vector 0x500
    vector 0x600
    vector 0x700
    vector 0x800
    vector 0x900
    vector 0x980
    vector 0xa00
    vector 0xc00
    vector 0xd00
    vector 0xe00
    vector 0xe20
    vector 0xe40
    vector 0xe60
    vector 0xe80
    vector 0xf00
    vector 0xf20
    vector 0xf40
    vector 0xf60
    vector 0xf80
    .org 0x1000

    .section .text.start, "ax"
    /* At 0x3000. */
    address 5, MSR_WANTED & 0xffffffff
    li 6, -1
    rldicr 6, 6, 0, 0
    or 5, 5, 6
#ifdef __LITTLE_ENDIAN__
    ori 5, 5, 1
#endif
    mtmsrd 5
    isync
    address 1, STACK_TOP - 256
    address 2, .TOC.
    li 0, 0
    std 0, 0(1)
#ifdef __LITTLE_ENDIAN__
    li 3, 0x31c /* H_SET_MODE: interrupts little-endian */
    li 4, 1
    li 5, 4
    li 6, 0
    li 7, 0
    sc 1
#endif
    bl guest_main
    nop
    b .

/* r13 is the vector, SPRG1 what r13 was. */
interrupt_entry:
    mtsprg 2, 1
    address 1, interrupt_frame
    std 0, 0(1)
    .irp n, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
    std \n, 8*\n(1)
    .endr
    .irp n, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
    std \n, 8*\n(1)
    .endr
    mfsprg 3, 2
    std 3, 8(1)
    mfsprg 3, 1
    std 3, 8*13(1)
    mflr 3
    std 3, FRAME_LR(1)
    mfctr 3
    std 3, FRAME_LR+8(1)
    mfxer 3
    std 3, FRAME_LR+16(1)
    mfcr 3
    std 3, FRAME_LR+24(1)
    mfsrr0 3
    std 3, FRAME_LR+32(1)
    mfsrr1 3
    std 3, FRAME_LR+40(1)
    mfdar 3
    std 3, FRAME_LR+48(1)
    mfdsisr 3
    std 3, FRAME_LR+56(1)
    std 13, FRAME_LR+64(1)
    mfmsr 5
    oris 5, 5, 0x0280
    ori 5, 5, 0x2000
    mtmsrd 5
    isync
    .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
    li 3, FRAME_VSR + 16*\n
    stxvd2x \n, 1, 3
    li 3, FRAME_VSR + 16*(\n+32)
    stxvd2x (\n+32), 1, 3
    .endr
    mffs 0
    stfd 0, FRAME_LR+72(1)
    mr 3, 1
    address 1, INTERRUPT_STACK_TOP - 256
    address 2, .TOC.
    li 0, 0
    std 0, 0(1)
    bl interrupt_dispatch
    nop
    address 1, interrupt_frame
    lfd 0, FRAME_LR+72(1)
    mtfsf 0, 0, 1, 0
    .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
    li 3, FRAME_VSR + 16*\n
    lxvd2x \n, 1, 3
    li 3, FRAME_VSR + 16*(\n+32)
    lxvd2x (\n+32), 1, 3
    .endr
    ld 3, FRAME_LR(1)
    mtlr 3
    ld 3, FRAME_LR+8(1)
    mtctr 3
    ld 3, FRAME_LR+16(1)
    mtxer 3
    ld 3, FRAME_LR+24(1)
    mtcr 3
    mfmsr 3
    li 4, 2
    andc 3, 3, 4
    mtmsrd 3, 1 /* not recoverable from here on: SRR0 and SRR1 are live */
    ld 3, FRAME_LR+32(1)
    mtsrr0 3
    ld 3, FRAME_LR+40(1)
    mtsrr1 3
    .irp n, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
    ld \n, 8*\n(1)
    .endr
    ld 1, 8(1)
    rfid

/* int guest_setjmp(jump_buffer): what a callee must preserve. */
    .text
function guest_setjmp
    mflr 0
    std 0, 0(3)
    std 1, 8(3)
    std 2, 16(3)
    mfcr 0
    std 0, 24(3)
    .irp n, 14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
    std \n, 32+8*(\n-14)(3)
    stfd \n, 176+8*(\n-14)(3)
    .endr
    .irp n, 20,21,22,23,24,25,26,27,28,29,30,31
    li 0, 320+16*(\n-20)
    stxvd2x (\n+32), 3, 0
    .endr
    li 3, 0
    blr

/* void guest_longjmp(jump_buffer, int value) */
function guest_longjmp
    ld 0, 0(3)
    mtlr 0
    ld 1, 8(3)
    ld 2, 16(3)
    ld 0, 24(3)
    mtcr 0
    .irp n, 14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
    ld \n, 32+8*(\n-14)(3)
    lfd \n, 176+8*(\n-14)(3)
    .endr
    .irp n, 20,21,22,23,24,25,26,27,28,29,30,31
    li 0, 320+16*(\n-20)
    lxvd2x (\n+32), 3, 0
    .endr
    mr. 3, 4
    bnelr
    li 3, 1
    blr
