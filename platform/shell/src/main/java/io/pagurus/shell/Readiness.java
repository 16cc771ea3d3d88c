package io.pagurus.shell;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which of the platform's components wait for a service that is not there.
 *
 * <p>Components are registered while their bundles start, so once the start level is reached one that still waits will go on waiting.
 * To say so is better than to let a command be unknown for no visible reason.
 */
@Component(service = Readiness.class)
public final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final BundleContext context;
    private final ServiceComponentRuntime components;

    /**
     * Made by Declarative Services.
     *
     * @param context gives the bundles
     * @param components knows the components
     */
    @Activate
    public Readiness(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    /** Logs each component that waits. */
    void warnOfWaiting() {
        waiting().forEach(LOG::warn);
    }

    private List<String> waiting() {
        Bundle[] ours = Arrays.stream(context.getBundles())
                .filter(bundle -> String.valueOf(bundle.getSymbolicName()).startsWith("io.pagurus."))
                .toArray(Bundle[]::new);
        return components.getComponentDescriptionDTOs(ours).stream()
                .flatMap(this::waiting)
                .toList();
    }

    private Stream<String> waiting(ComponentDescriptionDTO component) {
        return components.getComponentConfigurationDTOs(component).stream()
                .filter(configuration -> configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE)
                .map(configuration -> component.name + " of " + component.bundle.symbolicName + " waits for "
                        + references(configuration.unsatisfiedReferences));
    }

    private static String references(UnsatisfiedReferenceDTO[] references) {
        return Arrays.stream(references)
                .map(reference -> reference.name + (reference.target == null ? "" : " " + reference.target))
                .collect(Collectors.joining(", "));
    }
}
