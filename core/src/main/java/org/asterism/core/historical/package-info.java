/** Where a work stands: its place in the art-history graph and in time. */
@NullMarked
package org.asterism.core.historical;

import org.jspecify.annotations.NullMarked;
