package org.asterism.core.bundle;

/**
 * A word or phrase that says what an image is about.
 *
 * @param term lower case, never blank
 * @param weight how much of the term's direction is in the work's conceptual vector; higher is more
 */
public record Keyword(String term, float weight) {}
