package io.pagurus.savestate;

import io.pagurus.vmstate.Priority;
import io.pagurus.vmstate.VmStateDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The registry of one machine: QEMU's handler list, rule by rule. Order is by priority descending, then by the
 * machine's construction order, never by the arrival of services. Not thread-safe: its machine guards it.
 */
@ProviderType
public interface SaveStateRegistry {
    /** {@return the entries in the order in which they are saved} */
    List<SaveStateEntry> entries();

    /**
     * Registers a described state.
     *
     * @param owner path of the owning device in the machine, or null; groups entries for {@link #unregister}
     * @param busPath what the parent bus calls the device ({@code get_dev_path}), or null: prefixes the idstr
     * @param vmsd the description
     * @param state the object it is bound to
     * @param registration how ids are chosen
     * @param <S> the state's type
     * @return the new entry
     * @throws DuplicateSectionException if an entry with the same idstr and instance_id exists
     */
    <S> SaveStateEntry register(
            @Nullable String owner,
            @Nullable String busPath,
            VmStateDescription<S> vmsd,
            S state,
            Registration registration)
            throws DuplicateSectionException;

    /**
     * Registers an iterable ({@code register_savevm_live}); its alias_id is 0, so id 0 always finds it.
     *
     * @param owner path of the owning device, or null
     * @param idstr as given
     * @param instanceId as given, or -1 to be numbered
     * @param live the iterable
     * @return the new entry
     * @throws DuplicateSectionException if an entry with the same idstr and instance_id exists
     */
    SaveStateEntry registerLive(@Nullable String owner, String idstr, int instanceId, SaveStateBody.Live live)
            throws DuplicateSectionException;

    /**
     * Registers a section that nobody describes, under exactly the id it came with. Passengers may share an id, since
     * streams do: QEMU 7.2 sends every {@code slirp} as instance 0.
     *
     * @param id as the stream said
     * @param priority place in the order
     * @param passenger its bytes
     * @return the new entry
     * @throws DuplicateSectionException if an entry that is no passenger has the same idstr and instance_id
     */
    SaveStateEntry registerPassenger(SectionId id, Priority priority, SaveStateBody.Passenger passenger)
            throws DuplicateSectionException;

    /**
     * Finds the entry for a received section, by QEMU's rule and in list order.
     *
     * @param idstr as received
     * @param instanceId as received
     * @return the first entry that matches and by what
     */
    Optional<Match> find(String idstr, int instanceId);

    /**
     * Removes every entry of an owner.
     *
     * @param owner path of the owning device
     */
    void unregister(String owner);

    /**
     * Remembers the sender's section_id for an entry, so that the machine saves under the same number.
     *
     * @param entry one of {@link #entries()}
     * @param sectionId as received at START or FULL
     * @return the entry that replaced it
     */
    SaveStateEntry adoptSectionId(SaveStateEntry entry, int sectionId);

    /**
     * A hit of {@link #find}.
     *
     * @param entry the entry
     * @param by what matched
     */
    record Match(SaveStateEntry entry, MatchedBy by) {}

    /** What made an entry match a received id. */
    enum MatchedBy {
        /** idstr and instance_id. */
        INSTANCE_ID,
        /** idstr and alias_id. */
        ALIAS_ID,
        /** the pre-path identity. */
        COMPAT
    }
}
