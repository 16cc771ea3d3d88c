package io.pagurus.migration.live;

import io.pagurus.migration.stream.SectionKey;
import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.vmstate.VmStateDescription;
import java.util.Optional;
import java.util.function.Function;

/**
 * The descriptions of installed devices, by section. An idstr is the vmsd's name, with the device's path in front where
 * the bus gives one; among several implementations the first that knows exactly the section's version is taken.
 *
 * @param catalog the implementations
 */
public record InstalledDescriptions(DeviceTypeCatalog catalog)
        implements Function<SectionKey, Optional<VmStateDescription<?>>> {
    @Override
    public Optional<VmStateDescription<?>> apply(SectionKey key) {
        for (DeviceTypeCatalog.Installed installed : catalog.installed()) {
            for (DescribedState state : installed.type().describes()) {
                VmStateDescription<?> vmsd = state.vmsd();
                if (vmsd.versionId() == key.versionId()
                        && vmsd.canMakeState()
                        && names(vmsd, key.id().idstr())) {
                    return Optional.of(vmsd);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean names(VmStateDescription<?> vmsd, String idstr) {
        return idstr.equals(vmsd.name()) || idstr.endsWith("/" + vmsd.name());
    }
}
