/** An invented history of art: twelve movements, thirteen schools, forty ateliers, their words. */
@NullMarked
package org.asterism.sandbox.history;

import org.jspecify.annotations.NullMarked;
