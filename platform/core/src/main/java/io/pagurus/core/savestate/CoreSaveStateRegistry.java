package io.pagurus.core.savestate;

import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SaveStateRegistry;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Priority;
import io.pagurus.vmstate.VmStateDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The registry of one machine. Besides the contract it can be replayed (a copy in which some devices are constructed
 * anew, see {@link #replay}) and parked (entries become passengers in place).
 *
 * <p>A {@link Registration.Style#DECLARED} entry keeps its id whether or not it has a path: the idstr takes the prefix,
 * nothing moves into a compat entry. Each call is safe from any thread; who changes a machine orders the calls.
 */
public final class CoreSaveStateRegistry implements SaveStateRegistry {
    private static final int ANY = -1;

    /** Identities of entries that a replay has not come to yet; empty otherwise. */
    private final IdNumbers later = new IdNumbers();

    private Slots slots;
    private @Nullable List<SaveStateEntry> listed;
    private long generation;

    /** An empty registry. */
    public CoreSaveStateRegistry() {
        this(new Slots(new SectionNumbers()));
    }

    private CoreSaveStateRegistry(Slots slots) {
        this.slots = slots;
    }

    /**
     * Constructs one device anew during a {@link #replay}.
     *
     * @param <X> what it may throw
     */
    @FunctionalInterface
    public interface Construction<X extends Exception> {
        /**
         * Registers what the device has.
         *
         * @param owner path of the device
         * @param registry the copy, holding what is constructed before this device
         * @throws X to give up the replay
         */
        void construct(String owner, CoreSaveStateRegistry registry) throws X;
    }

    @Override
    public synchronized List<SaveStateEntry> entries() {
        List<SaveStateEntry> now = listed;
        if (now == null) {
            now = slots.entries()
                    .filter(slot -> !slot.dormant)
                    .sorted(Slot.LIST_ORDER)
                    .map(Slot::entry)
                    .toList();
            listed = now;
        }
        return now;
    }

    @Override
    public synchronized <S> SaveStateEntry register(
            @Nullable String owner,
            @Nullable String busPath,
            VmStateDescription<S> vmsd,
            S state,
            Registration registration)
            throws DuplicateSectionException {
        requireAliasVersion(vmsd, registration);
        String path = registration.withObject() ? busPath : null;
        boolean declared = registration.style() == Registration.Style.DECLARED;
        boolean explicit = registration.instanceId() != ANY
                && (declared || registration.style() == Registration.Style.VMSTATE_REGISTER);
        SectionId id;
        SectionId compat = null;
        if (path != null && !declared) {
            int legacy = explicit
                    ? registration.instanceId()
                    : slots.index().compatIds().next(vmsd.name());
            compat = new SectionId(vmsd.name(), legacy);
            id = new SectionId(path + "/" + vmsd.name(), 0);
            if (nextInstanceId(id.idstr()) != 0) {
                throw new DuplicateSectionException(id);
            }
        } else {
            String idstr = path == null ? vmsd.name() : path + "/" + vmsd.name();
            id = new SectionId(idstr, explicit ? registration.instanceId() : nextInstanceId(idstr));
        }
        SectionId before = compat;
        return append(
                owner,
                id,
                sectionId -> new SaveStateEntry(
                        sectionId,
                        id.idstr(),
                        id.instanceId(),
                        registration.aliasId(),
                        registration.requiredForVersion(),
                        vmsd.priority(),
                        before,
                        registration.style(),
                        owner,
                        new SaveStateBody.Described<>(vmsd, state)));
    }

    private static void requireAliasVersion(VmStateDescription<?> vmsd, Registration registration) {
        int required = registration.requiredForVersion();
        if (registration.aliasId() != Registration.NO_ALIAS && required < vmsd.minimumVersionId()) {
            throw new IllegalArgumentException(
                    "vmsd %s: alias 0x%x is required for version %d, below minimum_version_id %d"
                            .formatted(vmsd.name(), registration.aliasId(), required, vmsd.minimumVersionId()));
        }
    }

    @Override
    public synchronized SaveStateEntry registerLive(
            @Nullable String owner, String idstr, int instanceId, SaveStateBody.Live live)
            throws DuplicateSectionException {
        SectionId id = new SectionId(idstr, instanceId == ANY ? nextInstanceId(idstr) : instanceId);
        // QEMU leaves alias_id of these entries at zero, not at "none".
        return append(
                owner,
                id,
                sectionId -> new SaveStateEntry(
                        sectionId, idstr, id.instanceId(), 0, 0, Priority.DEFAULT, null, null, owner, live));
    }

    @Override
    public synchronized SaveStateEntry registerPassenger(
            SectionId id, Priority priority, SaveStateBody.Passenger passenger) throws DuplicateSectionException {
        if (later.has(id.idstr(), id.instanceId()) || (isTaken(id) && !isPassengers(id))) {
            throw new DuplicateSectionException(id);
        }
        changed();
        int none = Registration.NO_ALIAS;
        return slots.append(
                null,
                sectionId -> new SaveStateEntry(
                        sectionId, id.idstr(), id.instanceId(), none, 0, priority, null, null, null, passenger));
    }

    private boolean isTaken(SectionId id) {
        return slots.index().ids().has(id.idstr(), id.instanceId());
    }

    private boolean isPassengers(SectionId id) {
        return slots.index()
                .first(id.idstr(), id.instanceId())
                .filter(slot -> slot.entry().body() instanceof SaveStateBody.Passenger)
                .isPresent();
    }

    private SaveStateEntry append(@Nullable String owner, SectionId id, IntFunction<SaveStateEntry> entry)
            throws DuplicateSectionException {
        if (isTaken(id) || later.has(id.idstr(), id.instanceId())) {
            throw new DuplicateSectionException(id);
        }
        changed();
        return slots.append(owner, entry);
    }

    /** Numbers over what is constructed before; only if that number is taken later on, over everything. */
    private int nextInstanceId(String idstr) {
        int next = slots.index().ids().next(idstr);
        if (!later.has(idstr, next)) {
            return next;
        }
        int afterAll = later.next(idstr);
        return Integer.compareUnsigned(next, afterAll) > 0 ? next : afterAll;
    }

    @Override
    public synchronized Optional<Match> find(String idstr, int instanceId) {
        return slots.index().first(idstr, instanceId).map(slot -> {
            SaveStateEntry entry = slot.entry();
            if (!entry.idstr().equals(idstr)) {
                return new Match(entry, MatchedBy.COMPAT);
            }
            return new Match(entry, entry.instanceId() == instanceId ? MatchedBy.INSTANCE_ID : MatchedBy.ALIAS_ID);
        });
    }

    @Override
    public synchronized void unregister(String owner) {
        changed();
        slots.remove(owner);
    }

    @Override
    public synchronized SaveStateEntry adoptSectionId(SaveStateEntry entry, int sectionId) {
        changed();
        return slots.adopt(entry, sectionId);
    }

    /**
     * Adopts a sender's section_ids all together.
     *
     * @param sectionIds in step with {@link #constructionOrder}; empty for an entry that keeps its number
     */
    public synchronized void adoptSectionIds(List<OptionalInt> sectionIds) {
        changed();
        int at = 0;
        // By position, not by iterator: adopting replaces slots, this one and the one that held the number.
        for (int i = 0; i < slots.all().size(); i++) {
            Slot slot = slots.all().get(i);
            if (!slot.isMark() && !slot.dormant) {
                OptionalInt adopted = sectionIds.get(at++);
                if (adopted.isPresent()) {
                    slots.adopt(slot.entry(), adopted.getAsInt());
                }
            }
        }
    }

    /** {@return the entries in construction order} */
    public synchronized List<SaveStateEntry> constructionOrder() {
        return slots.entries().filter(slot -> !slot.dormant).map(Slot::entry).toList();
    }

    /**
     * {@return the entries of a device, in construction order}
     *
     * @param owner path of the device
     */
    public synchronized List<SaveStateEntry> entriesOf(String owner) {
        return slots.of(owner).stream()
                .filter(slot -> !slot.dormant)
                .map(Slot::entry)
                .toList();
    }

    /**
     * Marks where a device is constructed, so that a replay finds the place even if the device registers nothing. The
     * first registration marks it too.
     *
     * @param owner path of the device
     */
    public synchronized void mark(String owner) {
        changed();
        slots.mark(owner);
    }

    /**
     * Turns a device's entries into passengers, in place and under their identities.
     *
     * @param owner path of the device
     * @param carried what each carries; an entry without bytes keeps its identity but is neither listed nor found
     */
    public synchronized void park(String owner, Map<SectionId, SaveStateBody.Passenger> carried) {
        changed();
        for (Slot slot : slots.of(owner)) {
            slots.update(slot, s -> s.parked(carried.get(s.entry().id())));
        }
    }

    /**
     * Copies the registry as it would be if some devices had been constructed differently. They are constructed anew in
     * their places and numbered over what stands before them (if such a number is taken by an entry after them, over
     * everything). All other entries stay as they are. A device that comes out with as many entries as it had keeps
     * their section_ids.
     *
     * @param owners paths of the devices to construct anew
     * @param construction constructs one of them
     * @param <X> what that may throw
     * @return the copy
     * @throws X what the construction threw
     * @throws IllegalArgumentException if nothing is known of one of the owners
     */
    public <X extends Exception> CoreSaveStateRegistry replay(Set<String> owners, Construction<X> construction)
            throws X {
        List<Slot> from;
        CoreSaveStateRegistry copy;
        synchronized (this) {
            owners.stream().filter(owner -> !slots.isMarked(owner)).findAny().ifPresent(owner -> {
                throw new IllegalArgumentException("nothing was constructed at " + owner);
            });
            from = List.copyOf(slots.all());
            copy = new CoreSaveStateRegistry(new Slots(slots.numbers().copy()));
        }
        List<Slot> kept = from.stream()
                .filter(slot -> slot.owner == null || !owners.contains(slot.owner))
                .toList();
        kept.stream()
                .filter(slot -> !slot.isMark())
                .map(Slot::entry)
                .forEach(e -> copy.later.add(e.idstr(), e.instanceId()));
        for (Slot slot : from) {
            String owner = slot.owner;
            boolean anew = owner != null && owners.contains(owner);
            if (slot.isMark() && owner != null) {
                copy.mark(owner);
                if (anew) {
                    construction.construct(owner, copy);
                    copy.restoreSectionIds(owner, from);
                }
            } else if (!anew) {
                copy.later.remove(slot.entry().idstr(), slot.entry().instanceId());
                copy.slots.keep(slot);
            }
        }
        return copy;
    }

    private synchronized void restoreSectionIds(String owner, List<Slot> from) {
        List<Slot> now = slots.of(owner);
        List<Slot> before = from.stream()
                .filter(slot -> !slot.isMark() && owner.equals(slot.owner))
                .toList();
        if (now.size() != before.size()) {
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            int fresh = now.get(i).entry().sectionId();
            int kept = before.get(i).entry().sectionId();
            slots.update(now.get(i), slot -> slot.withSectionId(kept));
            slots.numbers().giveBack(fresh);
        }
    }

    /** {@return how often this registry was changed; what was derived from it is current while this stays} */
    public synchronized long generation() {
        return generation;
    }

    /**
     * Takes over everything from a replay of this registry.
     *
     * @param replay the replay, not to be used any more
     */
    public synchronized void become(CoreSaveStateRegistry replay) {
        changed();
        slots = replay.slots;
    }

    /** Forgets every entry. */
    public synchronized void clear() {
        become(new CoreSaveStateRegistry());
    }

    private void changed() {
        generation++;
        listed = null;
    }
}
