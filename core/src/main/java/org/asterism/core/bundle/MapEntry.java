package org.asterism.core.bundle;

import org.jspecify.annotations.Nullable;

/**
 * A point of the map and what it stands for.
 *
 * @param title of the work, if it has one
 */
public record MapEntry(MapPoint point, @Nullable String title) {}
