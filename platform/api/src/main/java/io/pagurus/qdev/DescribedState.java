package io.pagurus.qdev;

import io.pagurus.savestate.Registration;
import io.pagurus.vmstate.VmStateDescription;

/**
 * One description of a device type with the rules of its identity, as tables show them.
 *
 * @param vmsd the description
 * @param style how it is registered
 * @param idstrRule such as {@code spapr_iommu} or {@code <vio path>/spapr_vty}
 * @param instanceRule such as {@code LIOBN}, {@code as devices are realized, alias LIOBN}, {@code 0}
 */
public record DescribedState(
        VmStateDescription<?> vmsd, Registration.Style style, String idstrRule, String instanceRule) {}
