package io.pagurus.core.savestate;

import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SaveStateRegistry;
import io.pagurus.vmstate.VmStateDescription;
import org.jspecify.annotations.Nullable;

/**
 * What a device asked to have registered, kept so that it can be asked again in another registry.
 *
 * @param busPath what the parent bus calls the device, or null
 * @param vmsd the description
 * @param state the object it is bound to
 * @param registration how ids are chosen
 * @param <S> the state's type
 */
public record Declaration<S>(@Nullable String busPath, VmStateDescription<S> vmsd, S state, Registration registration) {
    /**
     * Registers it.
     *
     * @param registry where
     * @param owner path of the owning device
     * @return the entry
     * @throws DuplicateSectionException if the identity is taken there
     */
    public SaveStateEntry register(SaveStateRegistry registry, String owner) throws DuplicateSectionException {
        return registry.register(owner, busPath, vmsd, state, registration);
    }
}
