/**
 * How a picture looks: its descriptor in named blocks, its palette and the names of its colours.
 */
@NullMarked
package org.asterism.core.formal;

import org.jspecify.annotations.NullMarked;
