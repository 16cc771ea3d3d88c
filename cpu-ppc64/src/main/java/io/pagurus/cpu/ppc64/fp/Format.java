package io.pagurus.cpu.ppc64.fp;

/** What a number can be rounded to. */
enum Format {
    /** Half precision. */
    HALF(11, 15, 24),
    /** Single precision. */
    SINGLE(24, 127, 192),
    /** Double precision. */
    DOUBLE(53, 1023, 1536),
    /** The significand of double-extended precision with the exponent of quad precision: xsrqpxp. */
    EXTENDED(64, 16383, 24576),
    /** Quad precision. */
    QUAD(113, 16383, 24576);

    /** Bits of the significand, the leading one included. */
    final int precision;
    /** Greatest exponent. */
    final int greatest;
    /** Least exponent of a normal number. */
    final int least;
    /** What the exponent of an overflow or underflow is brought back by when the exception is enabled. */
    final int wrap;

    Format(int precision, int greatest, int wrap) {
        this.precision = precision;
        this.greatest = greatest;
        this.least = 1 - greatest;
        this.wrap = wrap;
    }
}
