/** Comparisons with real QEMU: the same instructions on the same registers, there and here. */
package io.pagurus.cpu.ppc64.oracle;
