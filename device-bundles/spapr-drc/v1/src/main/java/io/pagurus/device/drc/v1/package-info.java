/**
 * spapr-drc, implementation 1: registers its state by hand, under the DRC index.
 *
 * <p>Published as a {@link io.pagurus.qdev.DeviceType} service; exports nothing.
 */
@NullMarked
package io.pagurus.device.drc.v1;

import org.jspecify.annotations.NullMarked;
