package org.asterism.serving.api;

import java.util.List;

/** Images in an order that means something: the best match or the best start first. */
public record Images(List<Image> images) {}
