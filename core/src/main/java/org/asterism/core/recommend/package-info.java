/**
 * Answers a starting image with related artworks and the reasons, from one bundle.
 *
 * <p>{@link Recommender} finds and scores; {@link Recommendation} shows how each score is made up.
 */
@NullMarked
package org.asterism.core.recommend;

import org.jspecify.annotations.NullMarked;
