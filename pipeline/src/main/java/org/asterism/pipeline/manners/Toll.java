package org.asterism.pipeline.manners;

/**
 * How a request that had its turn ended.
 *
 * @param retried whether it repeated an earlier one
 * @param notModified whether the answer was that what is held is still good
 * @param bytes of the body
 */
record Toll(boolean retried, boolean notModified, long bytes) {}
