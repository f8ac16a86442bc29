/** What a work means: its words, and the latent space they span. */
@NullMarked
package org.asterism.core.conceptual;

import org.jspecify.annotations.NullMarked;
