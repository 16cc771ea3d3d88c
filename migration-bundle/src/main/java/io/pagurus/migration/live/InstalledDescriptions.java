package io.pagurus.migration.live;

import io.pagurus.migration.stream.SectionKey;
import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.vmstate.VmStateDescription;
import java.util.Optional;
import java.util.function.Function;

/**
 * The descriptions of installed devices, by section. An idstr is the vmsd's name, with the device's path in front where
 * the bus gives one. Among several implementations one of exactly the section's version is preferred to one that only
 * still reads it, and among those the one that knows most: a description delimits every section that knows less.
 *
 * @param catalog the implementations
 */
public record InstalledDescriptions(DeviceTypeCatalog catalog)
        implements Function<SectionKey, Optional<VmStateDescription<?>>> {
    @Override
    public Optional<VmStateDescription<?>> apply(SectionKey key) {
        VmStateDescription<?> best = null;
        for (DeviceTypeCatalog.Installed installed : catalog.installed()) {
            for (DescribedState state : installed.type().describes()) {
                VmStateDescription<?> vmsd = state.vmsd();
                if (reads(vmsd, key) && (best == null || rank(vmsd, key) > rank(best, key))) {
                    best = vmsd;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean reads(VmStateDescription<?> vmsd, SectionKey key) {
        return vmsd.canMakeState()
                && names(vmsd, key.id().idstr())
                && vmsd.minimumVersionId() <= key.versionId()
                && key.versionId() <= vmsd.versionId();
    }

    private static int rank(VmStateDescription<?> vmsd, SectionKey key) {
        int knows = vmsd.subsections().size();
        return vmsd.versionId() == key.versionId() ? 1 + knows : -vmsd.versionId();
    }

    private static boolean names(VmStateDescription<?> vmsd, String idstr) {
        return idstr.equals(vmsd.name()) || idstr.endsWith("/" + vmsd.name());
    }
}
