package org.asterism.pipeline.lake;

/**
 * What a table was at a time.
 *
 * @param version the newest then
 * @param written when that was written, in milliseconds since 1970: a table that was deleted and
 *     made anew has other times
 */
public record TableState(long version, long written) {}
