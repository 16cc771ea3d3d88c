package io.pagurus.qdev;

import io.pagurus.machine.Machine;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import io.pagurus.vmstate.VmStateDescription;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Owns every hook of one realized device. Closing it undoes them all, so unplug and swap leave nothing behind. A scope is
 * staged first and activated later; only an active scope is seen by the guest.
 */
@ProviderType
public interface RealizeScope {
    /** {@return the machine; a staged device must not change it except through this scope} */
    Machine machine();

    /** {@return the device's path in the machine} */
    String path();

    /**
     * {@return what the machine offers for a contract, such as a hypercall table}
     *
     * @param contract the contract's interface
     * @param <T> its type
     * @throws DeviceException if this machine has none
     */
    <T> T contract(Class<T> contract) throws DeviceException;

    /**
     * Adds a hook. It is activated with the scope and deactivated, in reverse order, when the scope closes.
     *
     * @param hook the hook
     */
    void hook(Hook hook);

    /**
     * Runs an action when the scope closes, after all hooks are gone: for resources that the guest does not see.
     *
     * @param action must not throw
     */
    void onClose(Runnable action);

    /**
     * Registers a description of state.
     *
     * @param vmsd the description
     * @param state the object it is bound to
     * @param registration how ids are chosen
     * @param <S> the state's type
     * @throws DuplicateSectionException if the identity is taken
     */
    <S> void vmstate(VmStateDescription<S> vmsd, S state, Registration registration) throws DuplicateSectionException;
}
