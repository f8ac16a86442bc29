package org.asterism.sandbox.studio;

/**
 * How one work is executed within its movement's technique.
 *
 * @param breadth of the atelier's stroke: 1 is the movement's usual one, larger is broader
 * @param framed whether the movement's frame, mount, border or margin is in the picture
 */
record Hand(double breadth, boolean framed) {}
