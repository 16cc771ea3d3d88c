/**
 * Which device types and machine types are installed, whatever the order in which their bundles came.
 *
 * <p>Plain catalogues that anybody can fill, and the components that fill them from OSGi services. Nothing of one
 * device family belongs here.
 */
@NullMarked
package io.pagurus.core.qdev;

import org.jspecify.annotations.NullMarked;
