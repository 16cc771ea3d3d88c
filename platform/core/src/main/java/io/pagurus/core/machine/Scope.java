package io.pagurus.core.machine;

import io.pagurus.core.savestate.CoreSaveStateRegistry;
import io.pagurus.core.savestate.Declaration;
import io.pagurus.machine.Machine;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.Hook;
import io.pagurus.qdev.Placement;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import io.pagurus.vmstate.VmStateDescription;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The realize scope of one device: staged, then active and inactive as often as a swap needs, then closed for good. */
final class Scope implements RealizeScope {
    private static final Logger log = LoggerFactory.getLogger(Scope.class);

    private enum Phase {
        STAGED,
        ACTIVE,
        CLOSED
    }

    private final Machine machine;
    private final Placement placement;
    private final List<Hook> hooks = new ArrayList<>();
    private final List<Runnable> closers = new ArrayList<>();
    private final List<Declaration<?>> declarations = new ArrayList<>();
    private CoreSaveStateRegistry registry;
    private Phase phase = Phase.STAGED;

    /**
     * A staged scope.
     *
     * @param machine the machine
     * @param placement where the device stands
     * @param registry where its descriptions go: the machine's own, or that of a staging
     */
    Scope(Machine machine, Placement placement, CoreSaveStateRegistry registry) {
        this.machine = machine;
        this.placement = placement;
        this.registry = registry;
    }

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public String path() {
        return placement.path();
    }

    @Override
    public <T> T contract(Class<T> contract) throws DeviceException {
        return machine.contract(contract)
                .orElseThrow(() -> new DeviceException("%s needs %s, which machine type '%s' does not offer"
                        .formatted(path(), contract.getName(), machine.type().name())));
    }

    @Override
    public void hook(Hook hook) {
        require(Phase.STAGED, "a hook can be added only while the device is realized");
        hooks.add(hook);
    }

    @Override
    public void onClose(Runnable action) {
        if (phase == Phase.CLOSED) {
            throw new IllegalStateException(path() + ": the scope is closed");
        }
        closers.add(action);
    }

    @Override
    public <S> void vmstate(VmStateDescription<S> vmsd, S state, Registration registration)
            throws DuplicateSectionException {
        if (phase == Phase.CLOSED) {
            throw new IllegalStateException(path() + ": the scope is closed");
        }
        Declaration<S> declaration = new Declaration<>(placement.busPath(), vmsd, state, registration);
        declaration.register(registry, path());
        declarations.add(declaration);
    }

    /** Registers everything again, in another registry. */
    void registerIn(CoreSaveStateRegistry other) throws DuplicateSectionException {
        for (Declaration<?> declaration : declarations) {
            declaration.register(other, path());
        }
    }

    /**
     * Shows the hooks to the guest, in order; all or none.
     *
     * @throws DeviceException if one refuses; those before it are taken back
     */
    void activate() throws DeviceException {
        require(Phase.STAGED, "only a staged scope can be activated");
        for (int done = 0; done < hooks.size(); done++) {
            try {
                hooks.get(done).activate();
            } catch (DeviceException e) {
                deactivate(done);
                throw e;
            } catch (RuntimeException | Error e) {
                deactivate(done);
                throw new DeviceException("%s: a hook failed: %s".formatted(path(), e), e);
            }
        }
        phase = Phase.ACTIVE;
    }

    /** Hides the hooks from the guest, newest first; the scope can be activated again. */
    void deactivate() {
        if (phase == Phase.ACTIVE) {
            deactivate(hooks.size());
            phase = Phase.STAGED;
        }
    }

    private void deactivate(int count) {
        for (Hook hook : hooks.subList(0, count).reversed()) {
            quietly(hook::deactivate);
        }
    }

    /** Moves later registrations to the machine's own registry. */
    void moveTo(CoreSaveStateRegistry other) {
        registry = other;
    }

    /** Hides the hooks, then runs the closing actions, newest first. Does nothing the second time. */
    void close() {
        if (phase == Phase.CLOSED) {
            return;
        }
        deactivate();
        phase = Phase.CLOSED;
        closers.reversed().forEach(this::quietly);
        hooks.clear();
        closers.clear();
        declarations.clear();
    }

    /** What undoes must not fail; where it does, the rest is still undone. */
    private void quietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            log.error("{}: undoing failed", path(), e);
        }
    }

    private void require(Phase needed, String message) {
        if (phase != needed) {
            throw new IllegalStateException("%s: %s; it is %s".formatted(path(), message, phase));
        }
    }
}
