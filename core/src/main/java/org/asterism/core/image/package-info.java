/** From bytes to pixels: what a picture is, whether it decodes, and how to tell two apart. */
@NullMarked
package org.asterism.core.image;

import org.jspecify.annotations.NullMarked;
