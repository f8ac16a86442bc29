package org.asterism.core.bundle;

/** Counts who reads, lets nobody in once closing has begun, and waits for the last one. */
final class Readers {
  private int inside;
  private boolean closing;

  synchronized boolean enter() {
    if (closing) {
      return false;
    }
    inside++;
    return true;
  }

  synchronized void leave() {
    inside--;
    notifyAll();
  }

  /**
   * @return false if it was closed before
   */
  synchronized boolean closeAndAwait() {
    if (closing) {
      return false;
    }
    closing = true;
    boolean interrupted = false;
    while (inside > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        // Closing under a reader would crash it; the interrupt is kept for the caller.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
