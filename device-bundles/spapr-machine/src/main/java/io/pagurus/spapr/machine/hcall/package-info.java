/**
 * What the machine itself answers when a CPU calls: hypercalls and RTAS functions on CPUs, their registers and plain memory.
 *
 * <p>The furniture puts these into every machine. Devices register theirs through the contracts; the hash table's are in a
 * package of their own.
 */
@NullMarked
package io.pagurus.spapr.machine.hcall;

import org.jspecify.annotations.NullMarked;
