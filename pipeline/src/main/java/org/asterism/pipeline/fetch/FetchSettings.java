package org.asterism.pipeline.fetch;

import org.asterism.pipeline.manners.Manners;

/**
 * How to download pictures.
 *
 * @param raw root of the raw store
 * @param manners towards each image host
 */
public record FetchSettings(String raw, Manners manners) {}
