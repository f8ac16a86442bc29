/** Keeps the bundle in use open, and changes to another one between two requests. */
@NullMarked
package org.asterism.serving.live;

import org.jspecify.annotations.NullMarked;
