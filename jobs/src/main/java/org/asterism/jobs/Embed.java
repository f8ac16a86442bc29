package org.asterism.jobs;

import java.util.List;

/** {@code asterism embed}. */
public final class Embed {
  private Embed() {}

  public static void main(String[] args) {
    Jobs.main(
        "embed",
        "Encodes every picture three ways: images, texts, entities -> embeddings.",
        args,
        settings -> List.of(Stages.embed(settings)));
  }
}
