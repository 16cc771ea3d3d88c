/**
 * Device types and devices: what a device bundle publishes, and the realize scope that owns every hook a device
 * installs.
 *
 * <p>Device bundles implement {@link io.pagurus.qdev.DeviceType} and register it as an OSGi service; the core realizes,
 * stages and closes devices. Nothing of one device family (hypercalls, buses of a platform) may be put here.
 */
@NullMarked
@Version("1.0.0")
package io.pagurus.qdev;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
