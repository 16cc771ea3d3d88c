/* Strings, and decimal printing of doubles by exact integers. */
#include "guest.h"

static void reverse(char *s) {
    for (size_t i = 0, j = strlen(s); i + 1 < j; i++) {
        char t = s[i];
        s[i] = s[--j];
        s[j] = t;
    }
}

/* All digits of a double: value = mantissa * 2^exponent, as base 10^9 limbs on both sides of the point. */
static void print_exact(double value) {
    static uint32_t whole[40], part[130];
    uint64_t bits = double_bits(value);
    int exponent = (int)(bits >> 52 & 0x7ff);
    uint64_t mantissa = bits << 12 >> 12 | (exponent ? 1ull << 52 : 0);
    exponent = (exponent ? exponent : 1) - 1075;
    memset(whole, 0, sizeof whole);
    memset(part, 0, sizeof part);
    uint64_t integral = exponent >= 0 ? mantissa : exponent > -64 ? mantissa >> -exponent : 0;
    for (int i = 0; integral; i++, integral /= 1000000000) whole[i] = integral % 1000000000;
    for (int e = 0; e < exponent; e++) {
        uint32_t carry = 0;
        for (int i = 0; i < 40; i++) {
            uint32_t t = whole[i] * 2 + carry;
            whole[i] = t % 1000000000;
            carry = t / 1000000000;
        }
    }
    int used = 0;
    for (int bit = 0; exponent < 0 && bit < 53; bit++) {
        if (exponent + bit < 0 && mantissa >> bit & 1) used = 1;
    }
    /* The fraction from its last bit to the point: (fraction + bit) / 2. */
    for (int bit = 0; used && exponent + bit < 0; bit++) {
        uint32_t carry = bit < 53 ? mantissa >> bit & 1 : 0;
        for (int i = 0; i < 130; i++) {
            uint64_t t = part[i] + (uint64_t)carry * 1000000000;
            part[i] = t / 2;
            carry = t & 1;
        }
    }
    int top = 39;
    while (top && !whole[top]) top--;
    print("%s%u", bits >> 63 ? "-" : "", whole[top]);
    while (top) print("%09u", whole[--top]);
    int last = 129;
    while (last >= 0 && !part[last]) last--;
    if (last >= 0) print(".");
    for (int i = 0; i <= last; i++) print("%09u", part[i]);
    print("\n");
}

int main(void) {
    char text[200], copy[200];
    strcpy(text, "The quick brown fox jumps over the lazy dog");
    strcpy(copy, text);
    reverse(copy);
    print("%s\n%s %d\n", text, copy, strcmp(text, copy) < 0);
    int counts[26] = {0};
    for (const char *s = text; *s; s++) {
        if ((*s | 32) >= 'a' && (*s | 32) <= 'z') counts[(*s | 32) - 'a']++;
    }
    for (int i = 0; i < 26; i++) print("%d", counts[i]);
    print("\n%s %d\n", strchr(text, 'j'), strchr(text, '!') == NULL);
    memmove(text + 4, text, 30);
    print("%s\n", text);
    memmove(text, text + 3, 30);
    print("%s %d\n", text, memcmp("abc\xff", "abc\x01", 4) > 0);
    print("[%5d] [%05d] [%x] [%08x] [%ld] [%lu] [%c] [%%]\n", -42, 42, 0xbeefu, 0xbeefu, (long)INT64_MIN, ~0ul, 'z');
    print_exact(0.1);
    print_exact(-123456.789);
    print_exact(1e300);
    print_exact(4.9406564584124654e-324);
    print_exact(9007199254740993.0);
    return 0;
}
