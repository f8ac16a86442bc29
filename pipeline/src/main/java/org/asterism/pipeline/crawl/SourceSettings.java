package org.asterism.pipeline.crawl;

import java.io.Serializable;
import org.asterism.pipeline.manners.Manners;
import org.jspecify.annotations.Nullable;

/**
 * One source to crawl.
 *
 * @param id {@code aic}, {@code met}, {@code commons} or {@code folder}
 * @param url the API's base address, or the folder's path
 * @param limit the most openly licensed records taken, or null for all
 * @param manners how to behave towards it
 */
public record SourceSettings(String id, String url, @Nullable Integer limit, Manners manners)
    implements Serializable {}
