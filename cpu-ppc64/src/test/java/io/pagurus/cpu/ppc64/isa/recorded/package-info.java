/** Instructions compared with recordings of the oracle. */
package io.pagurus.cpu.ppc64.isa.recorded;
