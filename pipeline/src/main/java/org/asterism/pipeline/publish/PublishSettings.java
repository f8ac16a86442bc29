package org.asterism.pipeline.publish;

/**
 * Where to publish.
 *
 * @param bundles the folder of all bundles, on this machine
 * @param raw root of the raw store, which has the thumbnails
 */
public record PublishSettings(String bundles, String raw) {}
