@NullMarked
package io.pagurus.cpu.ppc64.command;

import org.jspecify.annotations.NullMarked;
