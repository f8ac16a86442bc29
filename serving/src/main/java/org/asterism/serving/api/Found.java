package org.asterism.serving.api;

import java.util.List;

/**
 * What a search found.
 *
 * @param images the best matches, best first
 * @param total how many match in all
 */
public record Found(List<Image> images, int total) {}
