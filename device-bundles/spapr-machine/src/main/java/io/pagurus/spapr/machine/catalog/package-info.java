/**
 * Descriptions of what a pseries machine sends for which no device is installed: they delimit the sections of streams
 * that carry no JSON.
 *
 * <p>Published as a {@link io.pagurus.savestate.DescriptionCatalog} service. Behaviour does not belong here.
 */
@NullMarked
package io.pagurus.spapr.machine.catalog;

import org.jspecify.annotations.NullMarked;
