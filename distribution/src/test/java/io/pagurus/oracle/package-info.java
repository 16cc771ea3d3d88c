/**
 * Real QEMU as the judge: what this machine writes is given to {@code qemu-system-ppc64 -incoming}, and what this receiver
 * says of a damaged or foreign stream is compared with what QEMU prints. Skipped loudly where QEMU is not installed; never
 * skipped in continuous integration. The recorded streams say how their QEMU was started.
 */
@NullMarked
package io.pagurus.oracle;

import org.jspecify.annotations.NullMarked;
