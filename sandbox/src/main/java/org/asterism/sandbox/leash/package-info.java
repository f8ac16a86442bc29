/** Other programs' servers, run in a JVM of their own that ends with ours. */
@NullMarked
package org.asterism.sandbox.leash;

import org.jspecify.annotations.NullMarked;
