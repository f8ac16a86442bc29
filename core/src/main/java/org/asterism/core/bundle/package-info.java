/**
 * The published bundle: everything the service answers from, in one folder that appears whole or
 * not at all.
 *
 * <p>{@link BundleWriter} makes one, {@link Bundle} reads it, {@link Bundles} knows which is in
 * use.
 */
@NullMarked
package org.asterism.core.bundle;

import org.jspecify.annotations.NullMarked;
