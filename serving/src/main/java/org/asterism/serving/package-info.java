/**
 * The service: answers from the bundle in use.
 *
 * <p>{@code api} is what is said over the wire, {@code live} keeps the bundle in use open, {@code
 * http} is what holds for every answer.
 */
@NullMarked
package org.asterism.serving;

import org.jspecify.annotations.NullMarked;
