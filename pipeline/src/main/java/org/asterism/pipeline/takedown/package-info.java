/** Removes a work and every copy of its picture, for good. */
@NullMarked
package org.asterism.pipeline.takedown;

import org.jspecify.annotations.NullMarked;
