/**
 * Keeps a Neo4j database equal to the affinity graph and the art-history graph, for people who want
 * to explore them. Writes no table of the lake.
 */
@NullMarked
package org.asterism.pipeline.neo4j;

import org.jspecify.annotations.NullMarked;
