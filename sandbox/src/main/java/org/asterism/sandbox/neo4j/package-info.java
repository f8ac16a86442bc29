/** A real Neo4j for development and tests. */
@NullMarked
package org.asterism.sandbox.neo4j;

import org.jspecify.annotations.NullMarked;
