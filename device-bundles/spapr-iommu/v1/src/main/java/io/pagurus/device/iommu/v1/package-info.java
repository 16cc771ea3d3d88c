/**
 * spapr-iommu, implementation 1: registers its state by hand, under the LIOBN.
 *
 * <p>Published as a {@link io.pagurus.qdev.DeviceType} service; exports nothing.
 */
@NullMarked
package io.pagurus.device.iommu.v1;

import org.jspecify.annotations.NullMarked;
