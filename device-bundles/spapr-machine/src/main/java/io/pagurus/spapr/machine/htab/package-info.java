/**
 * Translation tables of a guest as the platform keeps them: the hash table with the hypercalls on it, and the registered
 * process table.
 *
 * <p>CPUs look into them through {@link io.pagurus.spapr.PartitionTables}. Nothing here knows how a CPU translates.
 */
@NullMarked
package io.pagurus.spapr.machine.htab;

import org.jspecify.annotations.NullMarked;
