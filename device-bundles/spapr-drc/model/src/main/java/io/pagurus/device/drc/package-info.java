/**
 * What every implementation of spapr-drc shares: a connector's state, the RTAS calls that change it, its descriptions.
 *
 * <p>Copied privately into each implementation's bundle, so that two of them share no class. How a section is identified
 * does not belong here.
 */
@NullMarked
package io.pagurus.device.drc;

import org.jspecify.annotations.NullMarked;
