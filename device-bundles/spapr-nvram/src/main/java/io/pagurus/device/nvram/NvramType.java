package io.pagurus.device.nvram;

import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;
import io.pagurus.qdev.PropertySpec;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.Registration;
import io.pagurus.spapr.VioBus;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** The NVRAM. */
@Component(service = DeviceType.class)
public final class NvramType implements DeviceType {
    private static final String REG = "reg";
    private static final String SIZE = "size";
    private static final String DRIVE = "drive";
    private static final int DEFAULT_REG = VioBus.FIRST_UNIT + 1;
    private static final Pattern IDSTR = Pattern.compile("nvram@([0-9a-f]{1,8})/spapr_nvram");
    private static final long MAX_U32 = 0xffff_ffffL;

    private static final List<PropertySpec> PROPERTIES = List.of(
            new PropertySpec(REG, "uint32", "0x71000001", "unit address on the VIO bus"),
            new PropertySpec(SIZE, "uint32", "65536", "bytes, without a drive; 8 KiB to 1 MiB"),
            new PropertySpec(DRIVE, "str", "none", "file that keeps the contents; its size is the NVRAM's"));

    /** Made by the service component runtime, and by tests. */
    public NvramType() {}

    @Override
    public String name() {
        return "spapr-nvram";
    }

    @Override
    public int implementation() {
        return 1;
    }

    @Override
    public String summary() {
        return "NVRAM behind RTAS, kept in a file if one is given";
    }

    @Override
    public List<PropertySpec> properties() {
        return PROPERTIES;
    }

    @Override
    public List<DescribedState> describes() {
        return List.of(
                new DescribedState(NvramState.VMSD, Registration.dcVmsd().style(), "<vio path>/spapr_nvram", "0"));
    }

    @Override
    public Placement place(DeviceConfig config) {
        String name;
        try {
            name = "nvram@" + Long.toHexString(config.number(REG, DEFAULT_REG));
        } catch (DeviceException e) {
            name = "nvram@" + config.get(REG).orElse("");
        }
        return new Placement("vio", name, name);
    }

    @Override
    public Device create(DeviceConfig config) throws DeviceException {
        for (String property : config.values().keySet()) {
            if (PROPERTIES.stream().noneMatch(spec -> spec.name().equals(property))) {
                throw new DeviceException("spapr-nvram has no property '%s'".formatted(property));
            }
        }
        long reg = config.number(REG, DEFAULT_REG);
        if (reg < 0 || reg > MAX_U32) {
            throw new DeviceException("property 'reg' must be a 32-bit number, not "
                    + config.get(REG).orElse(""));
        }
        long size = config.number(SIZE, NvramState.DEFAULT_SIZE);
        if (!NvramState.fits(size)) {
            throw new DeviceException("property 'size': spapr-nvram must be between %d and %d bytes in size, not %d"
                    .formatted(NvramState.MIN_SIZE, NvramState.MAX_SIZE, size));
        }
        return new NvramDevice((int) reg, (int) size, drive(config));
    }

    private static @Nullable BackingFile drive(DeviceConfig config) throws DeviceException {
        Optional<String> drive = config.get(DRIVE);
        try {
            return drive.isEmpty() ? null : new BackingFile(Path.of(drive.get()));
        } catch (InvalidPathException e) {
            throw new DeviceException("property 'drive': " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<DeviceConfig> recognize(RecordedSection section) {
        Matcher idstr = IDSTR.matcher(section.id().idstr());
        ByteBuffer payload = section.payload();
        if (!idstr.matches()
                || section.id().instanceId() != 0
                || section.versionId() != 1
                || payload.remaining() < Integer.BYTES) {
            return Optional.empty();
        }
        long size = Integer.toUnsignedLong(payload.getInt());
        if (!NvramState.fits(size)) {
            return Optional.empty();
        }
        return Optional.of(DeviceConfig.EMPTY.with(REG, "0x" + idstr.group(1)).with(SIZE, Long.toString(size)));
    }
}
