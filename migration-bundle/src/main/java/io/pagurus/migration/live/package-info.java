/**
 * Loading a machine from a stream, saving it again, and comparing the two.
 *
 * <p>Commands call it; it drives the stream package with handlers that work on live devices through their registry. No
 * wire format belongs here.
 */
@NullMarked
package io.pagurus.migration.live;

import org.jspecify.annotations.NullMarked;
