package org.asterism.core.recommend;

import org.asterism.core.affinity.Affinity;

/**
 * Why an image is related, from something measured or recorded.
 *
 * @param text a phrase for people, such as "Both show: harbour, boats"
 * @param contribution what it adds to the score
 */
public record Reason(Affinity affinity, String text, double contribution) {}
