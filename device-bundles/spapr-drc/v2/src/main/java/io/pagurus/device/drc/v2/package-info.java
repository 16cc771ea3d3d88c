/**
 * spapr-drc, implementation 2: described by its device type, with the DRC index as legacy alias.
 *
 * <p>Published as a {@link io.pagurus.qdev.DeviceType} service; exports nothing.
 */
@NullMarked
package io.pagurus.device.drc.v2;

import org.jspecify.annotations.NullMarked;
