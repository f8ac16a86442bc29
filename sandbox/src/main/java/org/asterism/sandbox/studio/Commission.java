package org.asterism.sandbox.studio;

import org.asterism.sandbox.history.Movement;
import org.asterism.sandbox.history.Subject;

/**
 * What an atelier is asked to paint. Equal commissions give equal pictures, byte for byte.
 *
 * @param atelier whose hand it is
 * @param work which work of theirs, so that no two are alike
 */
public record Commission(
    long seed, String work, String atelier, Movement movement, Subject subject) {}
