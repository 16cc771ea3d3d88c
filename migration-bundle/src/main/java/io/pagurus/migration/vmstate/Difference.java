package io.pagurus.migration.vmstate;

/**
 * One difference between two descriptions.
 *
 * @param kind what sort it is
 * @param where the place, such as {@code spapr_iommu/def_win}
 * @param what the difference, from the first description to the second
 * @param forward what it does to a stream saved by the first and loaded by the second
 * @param backward what it does to a stream saved by the second and loaded by the first
 * @param repair the smallest change of the second that repairs it; empty if nothing needs repair
 */
public record Difference(Kind kind, String where, String what, Effect forward, Effect backward, String repair) {
    /** Sorts of differences. */
    public enum Kind {
        /** The vmsd is called otherwise. */
        NAME,
        /** The version written and newest read. */
        VERSION,
        /** The oldest version read. */
        MINIMUM_VERSION,
        /** A field only the second has. */
        FIELD_ADDED,
        /** A field only the first has. */
        FIELD_REMOVED,
        /** The same fields in another order. */
        FIELD_ORDER,
        /** Another encoding of the same field. */
        FIELD_TYPE,
        /** Another number of elements. */
        FIELD_COUNT,
        /** Another version or predicate decides whether the field is there. */
        FIELD_PRESENCE,
        /** A field that became padding, or the reverse. */
        FIELD_PADDING,
        /** A subsection only the second has. */
        SUBSECTION_ADDED,
        /** A subsection only the first has. */
        SUBSECTION_REMOVED,
        /** When the section is saved. */
        PRIORITY,
        /** Whether the device may be migrated at all. */
        MIGRATABILITY
    }
}
