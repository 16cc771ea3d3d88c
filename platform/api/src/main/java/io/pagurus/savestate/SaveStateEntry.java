package io.pagurus.savestate;

import io.pagurus.vmstate.Priority;
import org.jspecify.annotations.Nullable;

/**
 * One line of the registry (QEMU's {@code SaveStateEntry}); immutable, replaced when its owner changes.
 *
 * @param sectionId section_id: the registration counter, or the sender's number once a stream has been loaded
 * @param idstr with the device path in front where there is one
 * @param instanceId instance_id, unsigned
 * @param aliasId alias_id, or {@link Registration#NO_ALIAS}; 0 for live entries, as QEMU leaves it
 * @param requiredForVersion oldest version the alias is meant for
 * @param priority higher is saved first
 * @param compat the pre-path identity that also finds the entry, or null
 * @param style how it was registered, or null for live entries and passengers
 * @param owner path of the owning device in the machine, or null
 * @param body what stands behind it
 */
public record SaveStateEntry(
        int sectionId,
        String idstr,
        int instanceId,
        int aliasId,
        int requiredForVersion,
        Priority priority,
        @Nullable SectionId compat,
        Registration.@Nullable Style style,
        @Nullable String owner,
        SaveStateBody body) {

    /** {@return what a stream carries to find this entry} */
    public SectionId id() {
        return new SectionId(idstr, instanceId);
    }

    /** {@return the newest version of the payload} */
    public int versionId() {
        return body.versionId();
    }

    /** {@return registration as tables show it: vmstate_register, dc-&gt;vmsd, live, passenger} */
    public String registered() {
        if (style != null) {
            return style.text();
        }
        return body instanceof SaveStateBody.Live ? "register_savevm_live" : "passenger";
    }
}
