/**
 * spapr-iommu, implementation 4: a right change of state.
 *
 * <p>Published as a {@link io.pagurus.qdev.DeviceType} service; exports nothing.
 */
@NullMarked
package io.pagurus.device.iommu.v4;

import org.jspecify.annotations.NullMarked;
