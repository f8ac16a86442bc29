/** A work as a source describes it: who, what, when, where, and the id it keeps for ever. */
@NullMarked
package org.asterism.core.artwork;

import org.jspecify.annotations.NullMarked;
