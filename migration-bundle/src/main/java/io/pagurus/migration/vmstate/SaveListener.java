package io.pagurus.migration.vmstate;

/** Watches a save; compatibility checks learn from it which optional parts a state has. */
@FunctionalInterface
public interface SaveListener {
    /** Listens to nothing. */
    SaveListener NONE = (_, _) -> {};

    /**
     * A predicate was evaluated.
     *
     * @param path the subsection's path of vmsd names, such as {@code spapr_iommu/spapr_iommu_ex}; for a field with a
     *     predicate of its own, the path ends in {@code :} and the field's name
     * @param present what it said
     */
    void evaluated(String path, boolean present);
}
