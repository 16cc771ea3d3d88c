/** A device type, a machine type and a contract that do nothing but remember what was asked of them. */
@NullMarked
package io.pagurus.core.fake;

import org.jspecify.annotations.NullMarked;
