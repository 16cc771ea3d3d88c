@NullMarked
package io.pagurus.cpu.ppc64.device;

import org.jspecify.annotations.NullMarked;
