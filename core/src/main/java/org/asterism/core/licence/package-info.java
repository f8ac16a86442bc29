/** The terms of a picture: one class for every source's wording, and the credit it asks for. */
@NullMarked
package org.asterism.core.licence;

import org.jspecify.annotations.NullMarked;
