package org.asterism.core.bundle;

import org.asterism.core.affinity.Affinity;

/**
 * An edge as seen from one of its ends.
 *
 * @param row the image at the other end
 * @param weight cosine in [-1, 1]
 */
public record Link(int row, Affinity affinity, float weight) {}
