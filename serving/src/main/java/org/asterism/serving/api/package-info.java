/** What is said over the wire: resources, the records they answer with, and what may be asked. */
@NullMarked
package org.asterism.serving.api;

import org.jspecify.annotations.NullMarked;
