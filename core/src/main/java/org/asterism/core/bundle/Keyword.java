package org.asterism.core.bundle;

/**
 * A word or phrase that says what an image is about.
 *
 * @param term lower case, never blank
 * @param weight how much it says; higher is more, and comparable within one image only
 */
public record Keyword(String term, float weight) {}
