/**
 * A real S3 server for development and tests, in a JVM of its own. Next: nothing; it stands apart.
 */
@NullMarked
package org.asterism.sandbox.s3;

import org.jspecify.annotations.NullMarked;
