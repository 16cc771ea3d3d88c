/**
 * What a pseries machine offers its devices: the implementations of the contracts in {@link io.pagurus.spapr}.
 *
 * <p>One set for each machine; devices and tests see the interfaces only.
 */
@NullMarked
package io.pagurus.spapr.machine.contract;

import org.jspecify.annotations.NullMarked;
