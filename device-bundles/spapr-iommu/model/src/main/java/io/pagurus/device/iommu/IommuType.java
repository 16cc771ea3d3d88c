package io.pagurus.device.iommu;

import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;
import io.pagurus.qdev.PropertySpec;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.Registration;
import io.pagurus.vmstate.VmStateDescription;
import java.util.List;
import java.util.Optional;

/**
 * What the implementations of spapr-iommu have in common. Each says how its sections are identified and which age of the
 * description it sends.
 */
public abstract class IommuType implements DeviceType {
    private final int number;
    private final String summary;

    /**
     * An implementation.
     *
     * @param number its number
     * @param summary what is special about it
     */
    protected IommuType(int number, String summary) {
        this.number = number;
        this.summary = summary;
    }

    /**
     * {@return how a table's section is identified}
     *
     * @param liobn logical I/O bus number
     */
    protected abstract Registration registration(int liobn);

    /** {@return the rule of {@link #registration} in words} */
    protected abstract String instanceRule();

    /**
     * {@return which age of the description a device sends}
     *
     * @param defWin whether def_win travels (x-migrate-def-win)
     * @param faults whether counted faults may travel (x-migrate-faults)
     */
    protected Age age(boolean defWin, boolean faults) {
        return defWin ? Age.V3 : Age.V2;
    }

    /**
     * {@return whether this implementation would have sent a section}
     *
     * @param byLiobn whether its instance_id is the LIOBN in its payload
     * @param versionId version_id of the section
     * @param faults whether the faults subsection is there
     */
    protected abstract boolean sends(boolean byLiobn, int versionId, boolean faults);

    @Override
    public final String name() {
        return "spapr-iommu";
    }

    @Override
    public final int implementation() {
        return number;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final List<PropertySpec> properties() {
        return IommuConfig.PROPERTIES;
    }

    @Override
    public final List<DescribedState> describes() {
        return List.of(
                new DescribedState(age(true, true).vmsd, registration(0).style(), "spapr_iommu", instanceRule()));
    }

    @Override
    public final Placement place(DeviceConfig config) {
        try {
            return Placement.sysbus("tce-table@" + Long.toHexString(config.number(IommuConfig.LIOBN, 0)));
        } catch (DeviceException e) {
            return Placement.sysbus("tce-table@" + config.get(IommuConfig.LIOBN).orElse(""));
        }
    }

    @Override
    public final Device create(DeviceConfig properties) throws DeviceException {
        IommuConfig config = IommuConfig.of(properties);
        return new IommuDevice(config, age(config.defWin(), config.faults()).vmsd, registration(config.liobn()));
    }

    @Override
    public final Optional<DeviceConfig> recognize(RecordedSection section) {
        return IommuSection.of(section)
                .filter(seen -> sends(seen.numberedByLiobn(), seen.versionId(), seen.faults()))
                .map(IommuSection::config);
    }

    @Override
    public final List<DeviceConfig> samples() {
        return List.of(
                DeviceConfig.EMPTY.withHex(IommuConfig.LIOBN, 0x80000000L).withHex(IommuConfig.ENTRIES, 0x40000),
                DeviceConfig.EMPTY.withHex(IommuConfig.LIOBN, 0x80000001L));
    }

    /** The ages of the description; a description is immutable. */
    @SuppressWarnings("ImmutableEnumChecker")
    protected enum Age {
        /** QEMU up to 7.0. */
        V2(IommuDescriptions.V2),
        /** QEMU since 7.1. */
        V3(IommuDescriptions.V3),
        /** Version 2 and counted faults in a subsection. */
        V2_FAULTS(IommuDescriptions.V2_FAULTS),
        /** Version 3 and counted faults in a subsection. */
        V3_FAULTS(IommuDescriptions.V3_FAULTS),
        /** Version 4: counted faults as plain fields. */
        V4(IommuDescriptions.V4);

        private final VmStateDescription<TceTableState> vmsd;

        Age(VmStateDescription<TceTableState> vmsd) {
            this.vmsd = vmsd;
        }
    }
}
