@NullMarked
package io.pagurus.migration.stream;

import org.jspecify.annotations.NullMarked;
