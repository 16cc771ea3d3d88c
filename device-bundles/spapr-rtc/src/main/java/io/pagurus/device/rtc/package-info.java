/**
 * The real-time clock that RTAS offers (LoPAR 7.3.3): state, behaviour and description.
 *
 * <p>Published as a {@link io.pagurus.qdev.DeviceType} service; exports nothing.
 */
@NullMarked
package io.pagurus.device.rtc;

import org.jspecify.annotations.NullMarked;
