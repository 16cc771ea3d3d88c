package io.pagurus.spapr.machine.catalog;

import io.pagurus.savestate.DescriptionCatalog;
import io.pagurus.savestate.SectionId;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;

/** What pseries machines of any version send, as far as it can be described without a device. */
@Component(service = DescriptionCatalog.class)
public final class PseriesCatalog implements DescriptionCatalog {
    private final Map<PseriesVersion, List<VmStateDescription<StateRecord>>> byVersion = new ConcurrentHashMap<>();

    /** Made by the service component runtime, and by tests. */
    public PseriesCatalog() {}

    @Override
    public Optional<VmStateDescription<?>> find(String machineType, SectionId id, int versionId) {
        for (VmStateDescription<?> vmsd : all(machineType)) {
            boolean named = id.idstr().equals(vmsd.name()) || id.idstr().endsWith("/" + vmsd.name());
            if (named && versionId >= vmsd.minimumVersionId() && versionId <= vmsd.versionId()) {
                return Optional.of(vmsd);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<VmStateDescription<?>> all(String machineType) {
        return PseriesVersion.ofMachineType(machineType)
                .map(version -> List.<VmStateDescription<?>>copyOf(
                        byVersion.computeIfAbsent(version, PseriesCatalog::describe)))
                .orElse(List.of());
    }

    private static List<VmStateDescription<StateRecord>> describe(PseriesVersion version) {
        List<VmStateDescription<StateRecord>> all = new ArrayList<>();
        all.addAll(MachineSections.all());
        all.addAll(CpuSections.all(version));
        all.addAll(InterruptSections.all());
        all.addAll(BusSections.all(version));
        all.addAll(VioSections.all());
        all.sort(Comparator.comparing(VmStateDescription::name));
        return List.copyOf(all);
    }
}
