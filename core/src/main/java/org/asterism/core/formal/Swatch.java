package org.asterism.core.formal;

public record Swatch(int rgb, float share) {}
