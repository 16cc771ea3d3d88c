/** Exceptions of guests under translation, in both tiers. */
package io.pagurus.cpu.ppc64.exceptions;
