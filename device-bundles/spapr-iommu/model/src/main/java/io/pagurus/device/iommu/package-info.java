/**
 * What every implementation of spapr-iommu shares: the TCE table's state, its behaviour, its descriptions.
 *
 * <p>Copied privately into each implementation's bundle, so that two of them share no class. What distinguishes the
 * implementations (identity, changes of state) does not belong here.
 */
@NullMarked
package io.pagurus.device.iommu;

import org.jspecify.annotations.NullMarked;
