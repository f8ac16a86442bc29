package org.asterism.pipeline.manners;

/** Asking has come to its end with this answer. */
final class NoMoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Answer answer;

  NoMoreException(Answer answer) {
    super(answer.toString());
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
