/**
 * The collections that can be crawled, each a small class that reads one page of a listing and puts
 * its records into Asterism's terms. Next: {@link org.asterism.pipeline.crawl}.
 */
@NullMarked
package org.asterism.pipeline.sources;

import org.jspecify.annotations.NullMarked;
