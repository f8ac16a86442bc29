package org.asterism.pipeline.link;

import java.io.Serializable;

/**
 * What one task found for a block's pictures.
 *
 * @param ids the block's pictures
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Share(String[] ids, NearestLists lists) implements Serializable {}
