package org.asterism.serving.http;

/** What to tell a person about a status that comes without words of its own. */
final class Sentences {
  private Sentences() {}

  static String of(int status, String path) {
    return switch (status) {
      case 400 -> "This request cannot be understood. See /q/swagger-ui for what may be asked.";
      case 404 ->
          "There is nothing at %s. See /q/swagger-ui for what may be asked.".formatted(path);
      case 405 ->
          "%s cannot be used in this way. See /q/swagger-ui for the right method.".formatted(path);
      case 406 ->
          "%s does not come in the format that was asked for. Accept application/json."
              .formatted(path);
      case 413 -> "This file is larger than the service takes. Send a smaller picture.";
      case 415 -> "The picture must come as multipart/form-data in a field named picture.";
      default ->
          status >= 500
              ? "Something went wrong inside the service; its log says what. Try again in a moment."
              : "This request was refused (%d). See /q/swagger-ui for what may be asked."
                  .formatted(status);
    };
  }
}
