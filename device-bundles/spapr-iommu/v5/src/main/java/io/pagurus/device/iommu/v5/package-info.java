/**
 * spapr-iommu, implementation 5: a wrong change of state.
 *
 * <p>Published as a {@link io.pagurus.qdev.DeviceType} service; exports nothing.
 */
@NullMarked
package io.pagurus.device.iommu.v5;

import org.jspecify.annotations.NullMarked;
