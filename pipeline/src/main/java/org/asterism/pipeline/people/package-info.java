/**
 * Finds out which of the makers that records name are one person. Reads {@code objects}, makes
 * {@code artists}, which {@link org.asterism.pipeline.enrich} writes.
 */
@NullMarked
package org.asterism.pipeline.people;

import org.jspecify.annotations.NullMarked;
