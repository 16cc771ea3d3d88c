package io.pagurus.savestate;

/**
 * How a device registers one description: the four styles of identity. The first three are QEMU's; the fourth is what
 * {@code dc->vmsd} cannot do and what lets a device change its registration without breaking either direction.
 *
 * @param style which rule numbers the entry
 * @param instanceId explicit instance_id for {@link Style#VMSTATE_REGISTER} and {@link Style#DECLARED}, else ignored
 * @param aliasId legacy instance_id that also finds the entry on load, or {@link #NO_ALIAS}
 * @param requiredForVersion oldest version the alias is meant for; QEMU asserts it is at least minimum_version_id and
 *     never uses it for matching; 0 without an alias
 * @param withObject whether the device's own path prefixes the idstr ({@code VMSTATE_IF(dev)} against NULL)
 */
public record Registration(Style style, int instanceId, int aliasId, int requiredForVersion, boolean withObject) {
    /** alias_id of an entry without alias. */
    public static final int NO_ALIAS = -1;

    /** The rule that numbers an entry. */
    public enum Style {
        /** {@code vmstate_register(obj, instance_id, …)} with a meaningful id. */
        VMSTATE_REGISTER("vmstate_register"),
        /** {@code vmstate_register_any(…)}: numbered as entries come. */
        VMSTATE_REGISTER_ANY("vmstate_register_any"),
        /** {@code dc->vmsd}: numbered as devices are realized, with an optional legacy alias. */
        DC_VMSD("dc->vmsd"),
        /** {@code dc->vmsd} with an instance_id that the device type declares. */
        DECLARED("dc->vmsd, declared id");

        private final String text;

        Style(String text) {
            this.text = text;
        }

        /** {@return the style as tables show it} */
        public String text() {
            return text;
        }
    }

    /**
     * {@return an explicit registration of an object that has a path if its bus gives one}
     *
     * @param instanceId meaningful id, such as a LIOBN
     */
    public static Registration vmstateRegister(int instanceId) {
        return new Registration(Style.VMSTATE_REGISTER, instanceId, NO_ALIAS, 0, true);
    }

    /**
     * {@return an explicit registration without an object, so never with a path}
     *
     * @param instanceId meaningful id, such as a cpu_index
     */
    public static Registration vmstateRegisterNoObject(int instanceId) {
        return new Registration(Style.VMSTATE_REGISTER, instanceId, NO_ALIAS, 0, false);
    }

    /** {@return a registration numbered as entries come} */
    public static Registration any() {
        return new Registration(Style.VMSTATE_REGISTER_ANY, -1, NO_ALIAS, 0, true);
    }

    /** {@return {@code dc->vmsd} without an alias} */
    public static Registration dcVmsd() {
        return new Registration(Style.DC_VMSD, -1, NO_ALIAS, 0, true);
    }

    /**
     * {@return {@code dc->vmsd} with {@code qdev_set_legacy_instance_id}}
     *
     * @param aliasId the old instance_id
     * @param requiredForVersion oldest version the alias is meant for
     */
    public static Registration dcVmsdWithLegacyAlias(int aliasId, int requiredForVersion) {
        return new Registration(Style.DC_VMSD, -1, aliasId, requiredForVersion, true);
    }

    /**
     * {@return a description by device type that keeps a stable, declared instance_id}
     *
     * @param instanceId the id that every version of the device sends and finds
     */
    public static Registration declared(int instanceId) {
        return new Registration(Style.DECLARED, instanceId, NO_ALIAS, 0, true);
    }
}
