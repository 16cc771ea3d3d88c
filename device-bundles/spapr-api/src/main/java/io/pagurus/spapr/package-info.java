/**
 * Contracts of the sPAPR family: hypercall and RTAS tables, the VIO bus, TCE tables, dynamic reconfiguration connectors,
 * consoles and interrupts, with the numbers that PAPR gives them.
 *
 * <p>Machine bundles implement and offer these to a machine; device bundles register with them through their realize
 * scope; tests and CPUs call the guest's side. No device model and no implementation may be put here.
 */
@NullMarked
@Version("1.0.0")
package io.pagurus.spapr;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
