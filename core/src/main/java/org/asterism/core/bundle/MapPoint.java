package org.asterism.core.bundle;

/**
 * Where an image lies on the map of its collection.
 *
 * @param imageId the image
 * @param x from 0 to 1; close images lie close
 * @param y from 0 to 1, in the same scale
 * @param community a {@link Community#id}
 * @param rank its PageRank in the affinity graph; 1 is the mean
 */
public record MapPoint(String imageId, float x, float y, int community, double rank) {}
