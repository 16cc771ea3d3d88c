/**
 * What tests need that is no part of the project: compilers, emulators, debuggers.
 *
 * <p>Called by the tests of every module, those of the CPU too, and so knows nothing of devices and machines. What a tool
 * is asked, and what is made of its answer, belongs to the test.
 */
@NullMarked
package io.pagurus.testing.tools;

import org.jspecify.annotations.NullMarked;
