/** What holds for every answer: problems as RFC 9457 words them, and security headers. */
@NullMarked
package org.asterism.serving.http;

import org.jspecify.annotations.NullMarked;
