package org.asterism.pipeline.manners;

import java.io.Serializable;

/** Where the turnstile is. */
public record TurnstileAddress(String host) implements Serializable {}
