package org.asterism.core.bundle;

import java.nio.file.Path;

/**
 * What {@link BundleWriter#publish} did.
 *
 * @param id the bundle's id, a hash of its content
 * @param path the bundle's folder
 * @param isNew false if a bundle of the same content was already there and stays as it is
 */
public record Published(String id, Path path, boolean isNew) {}
