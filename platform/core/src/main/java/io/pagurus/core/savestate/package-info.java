/**
 * The registry of save-state entries, by the rules of QEMU's handler list: numbering, alias, compat identity, order and
 * lookup.
 *
 * <p>Machines of the core keep one each; a staging replays one. No reading or writing of bytes belongs here.
 */
@NullMarked
package io.pagurus.core.savestate;

import org.jspecify.annotations.NullMarked;
