/** The HTTP side: one handler per dialect, behind a gate that counts, limits and misbehaves. */
@NullMarked
package org.asterism.sandbox.server;

import org.jspecify.annotations.NullMarked;
