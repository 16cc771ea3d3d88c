/**
 * The NVRAM that RTAS offers (LoPAR 7.3.1): state, behaviour and description.
 *
 * <p>Published as a {@link io.pagurus.qdev.DeviceType} service; exports nothing.
 */
@NullMarked
package io.pagurus.device.nvram;

import org.jspecify.annotations.NullMarked;
