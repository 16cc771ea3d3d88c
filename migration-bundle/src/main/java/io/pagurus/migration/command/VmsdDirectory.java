package io.pagurus.migration.command;

import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.qdev.DeviceTypeCatalog.Installed;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The descriptions of the installed implementations. */
@Component(service = VmsdDirectory.class)
public final class VmsdDirectory {
    private final DeviceTypeCatalog catalog;

    /**
     * A directory.
     *
     * @param catalog the implementations
     */
    @Activate
    public VmsdDirectory(@Reference DeviceTypeCatalog catalog) {
        this.catalog = catalog;
    }

    /** {@return all descriptions, by device and implementation} */
    List<Listed> all() {
        List<Listed> all = new ArrayList<>();
        for (Installed installed : catalog.installed()) {
            for (DescribedState state : installed.type().describes()) {
                all.add(new Listed(
                        VmsdOutline.of(state.vmsd()),
                        installed.type().name() + " " + installed.type().implementation(),
                        state.idstrRule(),
                        state.instanceRule(),
                        state.style().text(),
                        installed.bundle()));
            }
        }
        return all;
    }

    /**
     * A description of an implementation.
     *
     * @param vmsd the description
     * @param device name and number of the implementation
     * @param idstrRule how its idstr is formed
     * @param instanceRule how its instance_id is chosen
     * @param registered how it is registered
     * @param bundle where the implementation comes from
     */
    record Listed(
            VmsdOutline vmsd, String device, String idstrRule, String instanceRule, String registered, String bundle) {}
}
