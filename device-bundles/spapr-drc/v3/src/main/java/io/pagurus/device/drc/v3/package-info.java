/**
 * spapr-drc, implementation 3: described by its device type, with a declared instance_id.
 *
 * <p>Published as a {@link io.pagurus.qdev.DeviceType} service; exports nothing.
 */
@NullMarked
package io.pagurus.device.drc.v3;

import org.jspecify.annotations.NullMarked;
