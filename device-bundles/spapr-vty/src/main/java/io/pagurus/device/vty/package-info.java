/**
 * The virtual terminal of a VIO bus (LoPAR 16.6): state, behaviour and description.
 *
 * <p>Published as a {@link io.pagurus.qdev.DeviceType} service; exports nothing.
 */
@NullMarked
package io.pagurus.device.vty;

import org.jspecify.annotations.NullMarked;
