/** The page in a real browser, over a real service and a real bundle. */
@NullMarked
package org.asterism.serving.page;

import org.jspecify.annotations.NullMarked;
