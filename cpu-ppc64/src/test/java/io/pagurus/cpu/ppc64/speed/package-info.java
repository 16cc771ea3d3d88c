/** What measures speed. Nothing here is a test. */
package io.pagurus.cpu.ppc64.speed;
