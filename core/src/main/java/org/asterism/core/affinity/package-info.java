/** The three ways in which works are near each other, and how a score is made of them. */
@NullMarked
package org.asterism.core.affinity;

import org.jspecify.annotations.NullMarked;
