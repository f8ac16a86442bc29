/**
 * Keeps a PostgreSQL database equal to the works in use: the property store for other programs.
 * Writes no table of the lake.
 */
@NullMarked
package org.asterism.pipeline.postgres;

import org.jspecify.annotations.NullMarked;
