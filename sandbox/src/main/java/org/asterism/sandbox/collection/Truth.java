package org.asterism.sandbox.collection;

/**
 * What evaluation may know about a work and no museum tells. A part is empty where it is unknown.
 */
public record Truth(String movement, String subject, String school, String period) {}
