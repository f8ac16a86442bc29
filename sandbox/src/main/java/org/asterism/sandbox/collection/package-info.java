/** What the museum holds: generated works with known truth, or a folder of pictures. */
@NullMarked
package org.asterism.sandbox.collection;

import org.jspecify.annotations.NullMarked;
