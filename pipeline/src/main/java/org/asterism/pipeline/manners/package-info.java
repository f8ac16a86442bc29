/**
 * HTTP as a museum likes it: who asks is named, robots.txt is obeyed, the stated rate is kept, and
 * a "later" is taken for an answer.
 */
@NullMarked
package org.asterism.pipeline.manners;

import org.jspecify.annotations.NullMarked;
