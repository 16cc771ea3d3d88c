/** A machine as small as can be around the CPU, and images that run in it and in the real oracle. */
package io.pagurus.cpu.ppc64.machine;
