/**
 * A CPU as debuggers and commands see it: registers by name, addresses through its MMU, instructions as text.
 *
 * <p>Looks at {@link io.pagurus.cpu.ppc64.exec.Cpu} from outside; nothing that runs instructions needs it.
 */
@NullMarked
package io.pagurus.cpu.ppc64.inspection;

import org.jspecify.annotations.NullMarked;
